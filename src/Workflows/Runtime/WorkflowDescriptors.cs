using System.Text.Json.Nodes;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Storage;

namespace CaseFlow.Workflows.Runtime;

/// <summary>What the designer is told of the workflows that can be used as activities: each version that allows it, in Elsa's form. The published one is offered,
/// the others only explain activities that stand in definitions.</summary>
public sealed class WorkflowDescriptors(IWorkflowStore store)
{
    /// <summary>Never two with the same type name and version, which Studio cannot bear.</summary>
    public async Task<IReadOnlyList<JsonObject>> AllAsync(CancellationToken stop)
    {
        var described = new Dictionary<(string, int), JsonObject>();
        foreach (var version in (await store.UsableAsActivityAsync(stop)).OrderByDescending(v => v.IsPublished))
        {
            if (await store.FindDefinitionAsync(version.Id, stop) is not { } row) continue;
            var used = new UsedWorkflow(row.Id, WorkflowDefinition.Read(row.Json));
            described.TryAdd((UsedWorkflow.TypeNameOf(version.Name), version.Version), Describe(version, used));
        }

        return [.. described.OrderBy(d => d.Key.Item1, StringComparer.Ordinal).ThenBy(d => d.Key.Item2).Select(d => d.Value)];
    }

    private static JsonObject Describe(UsableVersion version, UsedWorkflow used)
    {
        var json = used.Definition.Json;
        var typeName = UsedWorkflow.TypeNameOf(version.Name);
        return new()
        {
            ["typeName"] = typeName,
            ["clrType"] = null,
            ["namespace"] = "",
            ["name"] = typeName,
            ["version"] = version.Version,
            ["category"] = (json["options"] as JsonObject)?.Text("activityCategory") is { Length: > 0 } category ? category : "Workflows",
            ["displayName"] = version.Name,
            ["description"] = used.Definition.Description ?? "",
            ["inputs"] = new JsonArray([.. Declared(json, "inputs").Select(Input)]),
            ["outputs"] = new JsonArray([.. Declared(json, "outputs").Select(Output)]),
            ["kind"] = "Action",
            ["runAsynchronously"] = false,
            ["ports"] = new JsonArray([Port("Root", "Embedded", isBrowsable: false), .. Outcomes(json).Select(o => Port(o, "Flow", isBrowsable: true))]),
            ["customProperties"] = new JsonObject
            {
                ["RootType"] = "WorkflowDefinitionActivity",
                ["WorkflowDefinitionId"] = version.DefinitionId,
                ["WorkflowDefinitionVersionId"] = version.Id.ToString(),
            },
            ["constructionProperties"] = new JsonObject
            {
                ["WorkflowDefinitionId"] = version.DefinitionId,
                ["WorkflowDefinitionVersionId"] = version.Id.ToString(),
                ["Version"] = version.Version,
            },
            ["isContainer"] = false,
            ["isBrowsable"] = version.IsPublished,
            ["isStart"] = false,
            ["isTerminal"] = false,
        };
    }

    private static IEnumerable<JsonObject> Declared(JsonObject definition, string member) =>
        (definition[member] as JsonArray ?? []).OfType<JsonObject>().Where(d => d.Text("name") is { Length: > 0 });

    private static IEnumerable<string> Outcomes(JsonObject definition) =>
        (definition["outcomes"] as JsonArray ?? []).OfType<JsonValue>().Select(o => o.ToString()).Where(o => o.Length > 0);

    private static JsonNode Input(JsonObject declared) => new JsonObject(
    [
        .. Common(declared),
        new("isWrapped", true),
        new("uiHint", declared.Text("uiHint") ?? "singleline"),
        new("category", declared.Text("category")),
        new("defaultValue", null),
        new("defaultSyntax", null),
        new("isReadOnly", false),
        new("isSensitive", false),
        new("autoEvaluate", true),
        new("storageDriverType", declared.Text("storageDriverType")),
        new("uiSpecifications", new JsonObject()),
    ]);

    private static JsonNode Output(JsonObject declared) => new JsonObject(Common(declared));

    private static IEnumerable<KeyValuePair<string, JsonNode?>> Common(JsonObject declared) =>
    [
        new("name", declared.Text("name")),
        new("typeName", declared.Text("type") ?? "Object"),
        new("displayName", declared.Text("displayName") ?? declared.Text("name")),
        new("description", declared.Text("description") ?? ""),
        new("order", 0),
        new("isBrowsable", true),
        new("isSerializable", true),
        new("isSynthetic", true),
    ];

    private static JsonObject Port(string name, string type, bool isBrowsable) =>
        new JsonObject { ["name"] = name, ["displayName"] = name, ["type"] = type, ["isBrowsable"] = isBrowsable };
}
