using System.Text.Json.Nodes;
using CaseFlow.Workflows.Storage;

namespace CaseFlow.Web.Features.Elsa.Definitions;

/// <summary>A definition version as Elsa's tools read it: the stored JSON with what we know of the version.</summary>
internal static class ElsaDefinition
{
    public static JsonObject Of(DefinitionRow row)
    {
        var definition = (JsonObject)JsonNode.Parse(row.Json)!;
        definition["links"] = Links(row.DefinitionId);
        definition["id"] = row.Id.ToString();
        definition["definitionId"] = row.DefinitionId;
        definition["name"] = row.Name;
        definition["createdAt"] = row.CreatedAt.ToString("O");
        definition["version"] = row.Version;
        definition["isReadonly"] = false;
        definition["isSystem"] = false;
        definition["isLatest"] = row.IsLatest;
        definition["isPublished"] = row.IsPublished;
        return definition;
    }

    private static JsonArray Links(string definitionId)
    {
        var at = $"/workflow-definitions/{Uri.EscapeDataString(definitionId)}";
        return
        [
            Link(at, "self", "GET"),
            Link($"{at}/versions", "versions", "GET"),
            Link($"{at}/dispatch", "dispatch", "POST"),
            Link($"{at}/execute", "execute", "POST"),
            Link($"{at}/publish", "publish", "POST"),
            Link($"{at}/retract", "retract", "POST"),
        ];
    }

    private static JsonObject Link(string href, string rel, string method) => new() { ["href"] = href, ["rel"] = rel, ["method"] = method };
}
