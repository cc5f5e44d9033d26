using System.Text.Json;
using System.Text.Json.Nodes;
using CaseFlow.Domain.Tasks;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Expressions;

namespace CaseFlow.Web.Features.Elsa.Definitions;

/// <summary>Lists of outcomes as a canvas can draw them: Studio reads them as a JSON text of names, and stops at anything else.</summary>
internal static class DrawnOutcomes
{
    private const string Outcomes = "outcomes";
    private const string Details = "outcomeDetails";

    /// <summary>What could not be drawn waits here, in the activity's metadata, until the list is changed.</summary>
    private const string Undrawn = "undrawnOutcomes";

    private const string Nothing = "[]";
    private static readonly Dictionary<string, string> ListOf = new(StringComparer.Ordinal)
    {
        ["CaseFlow.AssignTask"] = Outcomes,
        ["CaseFlow.CaseStep"] = Outcomes,
        ["Elsa.FlowFork"] = "branches",
        ["Elsa.RunJavaScript"] = "possibleOutcomes",
    };

    public static void Show(WorkflowDefinition definition)
    {
        foreach (var (activity, list) in Lists(definition))
        {
            if (activity[list] is not JsonObject written || NamesIn(written) is not null) continue;
            if (list == Outcomes && ObjectsIn(written) is { } described)
            {
                Part(activity, written, described);
            }
            else
            {
                Metadata(activity)[Undrawn] = written.ToJsonString();
                written["expression"] = Text("Object", Nothing);
            }
        }
    }

    public static void Keep(WorkflowDefinition definition)
    {
        foreach (var (activity, list) in Lists(definition))
        {
            if (activity["metadata"] is not JsonObject metadata || metadata[Undrawn] is not JsonValue kept) continue;
            metadata.Remove(Undrawn);
            if ((activity[list] as JsonObject)?["expression"]?["value"]?.ToString() == Nothing) activity[list] = JsonNode.Parse(kept.ToString());
        }
    }

    /// <summary>Names here, and what else is said of them in an input of its own.</summary>
    private static void Part(JsonObject activity, JsonObject written, JsonArray described)
    {
        var names = new JsonArray([.. described.Select(o => JsonValue.Create(o is JsonObject one ? one["name"]?.ToString() ?? "" : o?.ToString() ?? ""))]);
        var details = TaskOutcome.Join(described, ArrayIn(activity[Details] as JsonObject));
        written["expression"] = Text("Object", names.ToJsonString(ElsaJson.Options));
        activity[Details] = new JsonObject
        {
            ["typeName"] = "List<Object>",
            ["expression"] = Text("Literal", new JsonArray([.. details.Where(d => d is JsonObject).Select(d => d!.DeepClone())]).ToJsonString(ElsaJson.Options)),
        };
    }

    private static IEnumerable<(JsonObject Activity, string List)> Lists(WorkflowDefinition definition) =>
        definition.Nodes.Skip(1).Where(n => ListOf.ContainsKey(n.Type)).Select(n => (n.Json, ListOf[n.Type]));

    /// <summary>The names, where nothing but names stands.</summary>
    private static JsonArray? NamesIn(JsonObject written) =>
        ArrayIn(written) is { } names && names.All(n => n?.GetValueKind() is JsonValueKind.String) ? names : null;

    private static JsonArray? ObjectsIn(JsonObject written) => ArrayIn(written) is { Count: > 0 } items && items.All(i => i is JsonObject or JsonValue) ? items : null;

    private static JsonArray? ArrayIn(JsonObject? written)
    {
        try
        {
            return written?["expression"] is JsonObject expression && expression["type"]?.ToString() is null or "Object" or "Literal"
                && ((JsonObject)written!["expression"]!)["value"] is { } value
                ? Conversion.Structured(value) as JsonArray
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static JsonObject Metadata(JsonObject activity)
    {
        if (activity["metadata"] is not JsonObject metadata) activity["metadata"] = metadata = [];
        return metadata;
    }

    private static JsonObject Text(string type, string value) => new() { ["type"] = type, ["value"] = value };
}
