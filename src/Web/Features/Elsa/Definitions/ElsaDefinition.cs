using System.Text.Json.Nodes;
using CaseFlow.Web.Features.Definitions;

namespace CaseFlow.Web.Features.Elsa.Definitions;

/// <summary>A definition version as Elsa's tools read it: the stored model behind the links that say what may be done with it.</summary>
internal static class ElsaDefinition
{
    /// <param name="model">In Elsa's form; it is taken apart.</param>
    /// <param name="definitionId">Of the definition.</param>
    /// <param name="mayEdit">False: a designer opens it to be read.</param>
    public static JsonObject Linked(JsonObject model, string definitionId, bool mayEdit)
    {
        var linked = new JsonObject { ["links"] = Links(definitionId, mayEdit) };
        foreach (var (member, value) in model.ToList())
        {
            model.Remove(member);
            linked[member] = value;
        }

        return linked;
    }

    /// <summary>The designer knows from the link <c>publish</c> that it may change a definition.</summary>
    public static JsonArray Links(string definitionId, bool mayEdit)
    {
        var at = $"/workflow-definitions/{Uri.EscapeDataString(definitionId)}";
        JsonArray links =
        [
            Link(at, "self", "GET"),
            Link($"/workflow-definitions/by-definition-id/{Uri.EscapeDataString(definitionId)}", "self", "GET"),
            Link($"{at}/versions", "versions", "GET"),
            Link($"{at}/bulk-dispatch", "bulk-dispatch", "POST"),
            Link($"{at}/dispatch", "dispatch", "POST"),
            Link($"{at}/execute", "execute", "POST"),
            Link($"{at}/export", "export", "POST"),
        ];
        if (!mayEdit) return links;

        links.Add(Link($"{at}/publish", "publish", "POST"));
        links.Add(Link($"{at}/retract", "retract", "POST"));
        links.Add(Link(at, "delete", "DELETE"));
        links.Add(Link($"{at}/import", "import", "PUT"));
        links.Add(Link($"{at}/update-references", "update-references", "POST"));
        return links;
    }

    /// <summary>What may be done with the list; without <c>bulk-publish</c> nothing can be created from it.</summary>
    public static JsonArray ListLinks() =>
    [
        Link("/workflow-definitions", "self", "GET"),
        Link("/workflow-definitions/validation/is-name-unique", "is-name-unique", "GET"),
        Link("/workflow-definitions/query/count", "count", "GET"),
        Link("/workflow-definitions/many-by-id", "many-by-id", "GET"),
        Link("/bulk-actions/delete/workflow-definitions/by-definition-id", "bulk-delete-by-definition-id", "POST"),
        Link("/bulk-actions/delete/workflow-definitions/by-id", "bulk-delete-by-id", "POST"),
        Link("/bulk-actions/publish/workflow-definitions/by-definition-ids", "bulk-publish", "POST"),
        Link("/bulk-actions/retract/workflow-definitions/by-definition-ids", "bulk-retract", "POST"),
        Link("/workflow-definitions/import", "import", "POST"),
        Link("/workflow-definitions/import-files", "import-files", "POST"),
        Link("/workflow-definitions", "create", "POST"),
    ];

    private static JsonObject Link(string href, string rel, string method) => new() { ["href"] = href, ["rel"] = rel, ["method"] = method };
}

/// <summary>One row of a list.</summary>
/// <param name="Links">See <see cref="ElsaDefinition.Links"/>.</param>
/// <param name="Id">Of the version.</param>
/// <param name="ProviderName">Empty: ours are all kept in the database.</param>
/// <param name="MaterializerName">How the content is kept.</param>
internal sealed record ElsaDefinitionSummary(
    JsonArray Links,
    string Id,
    string DefinitionId,
    string Name,
    string? Description,
    int Version,
    bool IsLatest,
    bool IsPublished,
    bool IsReadonly,
    string ProviderName,
    string MaterializerName,
    bool IsMaterializerAvailable,
    DateTimeOffset CreatedAt)
{
    /// <summary>The one materializer there is.</summary>
    public const string Json = "Json";

    public static ElsaDefinitionSummary Of(DefinitionSummary d, bool mayEdit = true) => new(
        ElsaDefinition.Links(d.DefinitionId, mayEdit),
        d.Id.ToString(),
        d.DefinitionId,
        d.Name,
        d.Description,
        d.Version,
        d.IsLatest,
        d.IsPublished,
        IsReadonly: false,
        ProviderName: "",
        Json,
        IsMaterializerAvailable: true,
        d.CreatedAt);
}
