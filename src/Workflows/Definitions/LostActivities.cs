using System.Text.Json;
using System.Text.Json.Nodes;
using CaseFlow.Workflows.Runtime;
using CaseFlow.Workflows.Storage;

namespace CaseFlow.Workflows.Definitions;

/// <summary>Activities whose type and version nobody describes. A designer that meets one draws nothing at all, so it is handed Elsa's placeholder instead,
/// which carries the whole activity as text; what is saved is the activity again.</summary>
public sealed class LostActivities(ActivityRegistry registry, IWorkflowStore store)
{
    public const string PlaceholderType = "Elsa.NotFoundActivity";

    private const string Original = "originalActivityJson";
    private const string Shown = "displayText";

    /// <summary>Members of the placeholder that an editor may have changed, and that go back into the activity.</summary>
    private static readonly string[] Edited = ["id", "name", "metadata", "customProperties"];

    /// <summary>Puts placeholders in place of what nobody knows.</summary>
    /// <param name="model">A definition in Elsa's form.</param>
    /// <param name="title">What the canvas shows, by the name of the missing type.</param>
    /// <param name="stop">Of the request.</param>
    /// <returns>The definition; the same one when everything in it is known.</returns>
    public async Task<JsonObject> HideAsync(JsonObject model, Func<string, string> title, CancellationToken stop)
    {
        var definition = WorkflowDefinition.Read(model);
        var unknown = definition.Nodes.Skip(1).Where(n => n.Type != PlaceholderType && registry.Find(n.Type, n.Version) is null).ToList();
        if (unknown.Count == 0) return model;

        var usable = await store.UsableAsActivityAsync(stop);
        var lost = new HashSet<ActivityNode>();
        foreach (var node in unknown.Where(n => !usable.Any(u => u.Version == n.Version && UsedWorkflow.TypeNameOf(u.Name) == n.Type)))
        {
            if (!Within(node, lost)) Hide(node, title(node.Type)); // what stands within a lost one went with it
            lost.Add(node);
        }

        return lost.Count == 0 ? model : definition.Json;
    }

    /// <summary>Puts the activities back where their placeholders stand.</summary>
    /// <param name="definition">Changed in place.</param>
    /// <param name="titles">What a canvas may have shown, by the name of the missing type; that is no title of the activity's.</param>
    /// <returns>The definition read anew, or the same one when it has no placeholders.</returns>
    public static WorkflowDefinition Restore(WorkflowDefinition definition, Func<string, IEnumerable<string>> titles)
    {
        var restored = false;
        foreach (var node in definition.Nodes.Skip(1).Where(n => n.Type == PlaceholderType))
        {
            if (OriginalOf(node.Json) is not { } original) continue;
            Restore(node.Json, original, titles);
            restored = true;
        }

        return restored ? WorkflowDefinition.Read(definition.Json) : definition;
    }

    private static bool Within(ActivityNode node, HashSet<ActivityNode> lost) => node.Parent is { } parent && (lost.Contains(parent) || Within(parent, lost));

    private static void Hide(ActivityNode node, string title)
    {
        var activity = node.Json;
        var written = activity.ToJsonString(JsonReading.Compact);
        var metadata = activity["metadata"]?.DeepClone() as JsonObject ?? [];
        if (string.IsNullOrEmpty(metadata.Text(Shown))) metadata[Shown] = title;
        var placeholder = new JsonObject
        {
            ["id"] = node.Id,
            ["nodeId"] = node.NodeId,
            ["name"] = node.Name,
            ["type"] = PlaceholderType,
            ["version"] = 1,
            ["customProperties"] = activity["customProperties"]?.DeepClone() ?? new JsonObject(),
            ["metadata"] = metadata,
            ["missingTypeName"] = node.Type,
            ["missingTypeVersion"] = node.Version,
            [Original] = written,
        };
        Replace(activity, placeholder);
    }

    private static JsonObject? OriginalOf(JsonObject placeholder)
    {
        try
        {
            return placeholder.Text(Original) is { } written && JsonNode.Parse(written) is JsonObject original && original.Text("type") is not null ? original : null;
        }
        catch (JsonException)
        {
            return null; // then the placeholder is all there is
        }
    }

    private static void Restore(JsonObject placeholder, JsonObject original, Func<string, IEnumerable<string>> titles)
    {
        var type = original.Text("type")!;
        foreach (var member in Edited.Where(placeholder.ContainsKey))
        {
            var value = placeholder[member]?.DeepClone();
            if (member == "metadata" && value is JsonObject metadata) KeepTitle(metadata, original["metadata"] as JsonObject, titles(type));
            if (!original.ContainsKey(member) && value is null or JsonObject { Count: 0 }) continue; // it had none, and has none
            original[member] = value;
        }

        Replace(placeholder, original);
    }

    private static void KeepTitle(JsonObject metadata, JsonObject? before, IEnumerable<string> titles)
    {
        if (metadata.Text(Shown) is not { } shown || !titles.Contains(shown, StringComparer.Ordinal)) return;

        metadata.Remove(Shown);
        if (before?.ContainsKey(Shown) == true) metadata[Shown] = before[Shown]?.DeepClone();
    }

    private static void Replace(JsonObject target, JsonObject source)
    {
        target.Clear();
        foreach (var (member, value) in source.ToList())
        {
            source.Remove(member);
            target[member] = value;
        }
    }
}
