using System.Text.Json.Nodes;

namespace CaseFlow.Web.Tests.Elsa;

/// <summary>Definitions as the designer sends them.</summary>
internal static class Models
{
    private const string RootId = "13b1a2c3d4e5f607";

    public static readonly string[] Rels =
        ["self", "versions", "bulk-dispatch", "dispatch", "execute", "export", "publish", "retract", "delete", "import", "update-references"];

    public static readonly string[] ListRels =
    [
        "self", "is-name-unique", "count", "many-by-id", "bulk-delete-by-definition-id", "bulk-delete-by-id", "bulk-publish", "bulk-retract", "import",
        "import-files", "create",
    ];

    /// <summary>What the dialog for a new definition sends: a root with neither activities nor connections.</summary>
    public static JsonObject Created(string name, string rootType = "Elsa.Flowchart") => new()
    {
        ["definitionId"] = null,
        ["id"] = null,
        ["name"] = name,
        ["description"] = "",
        ["version"] = 1,
        ["toolVersion"] = "3.8.0.0",
        ["isLatest"] = true,
        ["isPublished"] = false,
        ["createdAt"] = "0001-01-01T00:00:00+00:00",
        ["variables"] = null,
        ["inputs"] = null,
        ["outputs"] = null,
        ["root"] = new JsonObject
        {
            ["id"] = RootId,
            ["type"] = rootType,
            ["version"] = 1,
            ["name"] = "Flowchart1",
            ["nodeId"] = $"Workflow1:{RootId}",
        },
    };

    /// <summary>The definition with these activities and no others.</summary>
    public static JsonObject With(JsonObject definition, params JsonObject[] activities)
    {
        var changed = definition.DeepClone().AsObject();
        changed["root"]!["activities"] = new JsonArray([.. activities]);
        changed["root"]!["connections"] = new JsonArray();
        return changed;
    }

    public static JsonObject Line(string id, double x) => Activity(id, "Elsa.WriteLine", x, ("text", id));

    /// <summary>As it is once somebody dropped it and filled in its inputs.</summary>
    public static JsonObject Activity(string id, string type, double x, params (string Name, string Value)[] inputs)
    {
        var activity = new JsonObject
        {
            ["id"] = id,
            ["nodeId"] = $"Workflow1:{RootId}:{id}",
            ["name"] = id,
            ["type"] = type,
            ["version"] = 1,
            ["metadata"] = new JsonObject { ["designer"] = new JsonObject { ["position"] = new JsonObject { ["x"] = x, ["y"] = -20 } } },
        };
        foreach (var (name, value) in inputs)
        {
            activity[name] = new JsonObject
            {
                ["typeName"] = "String",
                ["expression"] = new JsonObject { ["type"] = "Literal", ["value"] = value },
                ["memoryReference"] = null,
            };
        }

        return activity;
    }
}
