using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;

namespace CaseFlow.Workflows.Definitions;

/// <summary>Finds the activities in a definition's JSON. What is an activity is seen from its shape, so that activity types nobody
/// registered are found too.</summary>
internal static class DefinitionReader
{
    public const int MaxBytes = 4 * 1024 * 1024;

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = JsonReading.MaxDepth };

    /// <param name="json">UTF-8, one object with a <c>root</c> activity, at most 4 MiB.</param>
    /// <exception cref="DefinitionException"><c>definition.too_large</c>, <c>definition.not_json</c>, <c>definition.no_root</c></exception>
    public static WorkflowDefinition Read(ReadOnlySpan<byte> json)
    {
        if (json.Length > MaxBytes) throw new DefinitionException("definition.too_large", "");
        if (json.StartsWith("\uFEFF"u8)) json = json[3..];
        return ReadParsed(Parse(json));
    }

    /// <summary>As <see cref="Read(ReadOnlySpan{byte})"/>: whoever parsed it may have let pass what no definition may hold.</summary>
    public static WorkflowDefinition Read(JsonObject json)
    {
        try
        {
            return Read(Encoding.UTF8.GetBytes(json.ToJsonString(JsonReading.Compact)));
        }
        catch (Exception error) when (error is ArgumentException or InvalidOperationException)
        {
            throw new DefinitionException("definition.not_json", "");
        }
    }

    // As a file has it, or as Elsa's API sends it: {"model": …}, {"workflowDefinition": …}.
    internal static WorkflowDefinition ReadParsed(JsonObject json)
    {
        var definition = json;
        if (!json.ContainsKey("root") && (json["model"] ?? json["workflowDefinition"]) is JsonObject model)
        {
            json.Remove(json.ContainsKey("model") ? "model" : "workflowDefinition");
            definition = model;
        }

        if (definition["root"] is not JsonObject root || root.Text("type") is null) throw new DefinitionException("definition.no_root", "/root");

        var nodes = new List<ActivityNode>();
        var workflow = new ActivityNode(null, WorkflowDefinition.WorkflowNodeId, WorkflowDefinition.WorkflowType, 1, definition, "", "", 0);
        nodes.Add(workflow);
        ReadActivity(workflow, root, "/root", "root", nodes);
        return new(definition, nodes);
    }

    private static JsonObject Parse(ReadOnlySpan<byte> json)
    {
        try
        {
            if (!Utf8.IsValid(json)) throw new DefinitionException("definition.not_json", "");
            var parsed = JsonNode.Parse(json, documentOptions: Strict) as JsonObject ?? throw new DefinitionException("definition.not_json", "");
            // Half a surrogate pair is well-formed as an escape, yet no text: it shows only when it is read.
            if (json.IndexOf("\\ud"u8) >= 0 || json.IndexOf("\\uD"u8) >= 0) parsed.ToJsonString(JsonReading.Compact);
            return parsed;
        }
        catch (Exception error) when (error is JsonException or ArgumentException or InvalidOperationException)
        {
            throw new DefinitionException("definition.not_json", "");
        }
    }

    private static void ReadActivity(ActivityNode parent, JsonObject json, string pointer, string port, List<ActivityNode> nodes)
    {
        var type = json.Text("type")!;
        var id = json.Text("id") ?? $"{type[(type.LastIndexOf('.') + 1)..]}{nodes.Count}";
        var node = new ActivityNode(parent, id, type, json.Number("version", 1), json, pointer, port, nodes.Count);
        nodes.Add(node);
        parent.Add(node);

        foreach (var (member, value) in json)
        {
            if (member is "metadata" or "customProperties") continue;
            var at = $"{pointer}/{JsonReading.Escape(member)}";
            if (value is JsonObject single && IsActivity(single)) ReadActivity(node, single, at, member, nodes);
            else if (value is JsonArray many) ReadActivities(node, many, at, member, nodes);
        }
    }

    private static void ReadActivities(ActivityNode parent, JsonArray many, string pointer, string member, List<ActivityNode> nodes)
    {
        for (var i = 0; i < many.Count; i++)
        {
            if (many[i] is not JsonObject item) continue;
            if (IsActivity(item)) ReadActivity(parent, item, $"{pointer}/{i}", member, nodes);
            else if (member == "cases" && item["activity"] is JsonObject branch && IsActivity(branch))
            {
                ReadActivity(parent, branch, $"{pointer}/{i}/activity", $"{member}/{i}", nodes);
            }
        }
    }

    private static bool IsActivity(JsonObject json) => json.Text("type") is not null && (json.Text("id") is not null || json["version"] is not null);
}
