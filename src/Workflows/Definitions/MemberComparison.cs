using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CaseFlow.Workflows.Definitions;

/// <summary>Compares what stands in two objects of a definition, member by member.</summary>
internal static class MemberComparison
{
    private const string Designer = "/metadata/designer";

    /// <summary>Activities are compared one by one, and a tool's version is nobody's change.</summary>
    private static readonly string[] NotOfDefinition = ["/root", "/definitionId", "/toolVersion"];

    private static readonly string[] NotOfActivity = ["/nodeId", "/id", "/connections", Designer];

    /// <summary>Names of a definition's declarations: one that comes or goes does not make the others look changed.</summary>
    private static readonly string[] Keys = ["id", "name"];

    public static List<MemberChange> OfDefinitions(WorkflowDefinition before, WorkflowDefinition after)
    {
        var changes = new List<MemberChange>();
        var left = NotOfDefinition.Concat(DefinitionContent.ServerOwned.Select(m => $"/{m}")).ToHashSet(StringComparer.Ordinal);
        Compare(before.Json, after.Json, "", new(left, [], IsLoose: true), changes);
        return changes;
    }

    public static List<MemberChange> OfActivities(ActivityNode before, ActivityNode after)
    {
        var changes = new List<MemberChange>();
        HashSet<JsonNode> children = [.. before.Children.Concat(after.Children).Select(c => c.Json)];
        Compare(before.Json, after.Json, "", new([.. NotOfActivity], children), changes);
        return changes;
    }

    /// <summary>Its place or size on the canvas, or the bends of what connects its children.</summary>
    public static bool IsMoved(ActivityNode before, ActivityNode after) =>
        !IsSame(DesignerOf(before), DesignerOf(after)) || !IsSame(before.Json["connections"], after.Json["connections"]);

    private static JsonNode? DesignerOf(ActivityNode node) => (node.Json["metadata"] as JsonObject)?["designer"];

    private static bool IsSame(JsonNode? before, JsonNode? after)
    {
        var changes = new List<MemberChange>();
        Compare(before, after, "", new([], []), changes);
        return changes.Count == 0;
    }

    private static void Compare(JsonNode? before, JsonNode? after, string path, Left left, List<MemberChange> changes)
    {
        if (left.Paths.Contains(path) || (IsNothing(before, path, left) && IsNothing(after, path, left))) return;

        switch (before, after)
        {
            case (JsonObject or null, JsonObject or null) when (before is not null && after is not null) || HoldsLeft(path, left):
                CompareMembers(before as JsonObject ?? [], after as JsonObject ?? [], path, left, changes);
                break;
            case (JsonArray or null, JsonArray or null):
                CompareItems(before as JsonArray ?? [], after as JsonArray ?? [], path, left, changes);
                break;
            default:
                if (!JsonNode.DeepEquals(before, after)) changes.Add(new(path, Written(before), Written(after)));
                break;
        }
    }

    private static void CompareMembers(JsonObject before, JsonObject after, string path, Left left, List<MemberChange> changes)
    {
        foreach (var member in before.Select(m => m.Key).Union(after.Select(m => m.Key), StringComparer.Ordinal))
        {
            var (was, now) = (before[member], after[member]);
            was = was is not null && left.Nodes.Contains(was) ? null : was;
            now = now is not null && left.Nodes.Contains(now) ? null : now;
            Compare(was, now, $"{path}/{JsonReading.Escape(member)}", left, changes);
        }
    }

    private static void CompareItems(JsonArray before, JsonArray after, string path, Left left, List<MemberChange> changes)
    {
        var was = before.Where(i => i is null || !left.Nodes.Contains(i)).ToList();
        var now = after.Where(i => i is null || !left.Nodes.Contains(i)).ToList();
        if (KeyOf(was, now) is { } key)
        {
            var earlier = ByKey(was, key);
            var later = ByKey(now, key);
            foreach (var name in earlier.Keys.Union(later.Keys, StringComparer.Ordinal))
            {
                Compare(earlier.GetValueOrDefault(name), later.GetValueOrDefault(name), $"{path}/{JsonReading.Escape(name)}", left, changes);
            }
        }
        else if (was.Count == now.Count)
        {
            for (var i = 0; i < was.Count; i++) Compare(was[i], now[i], $"{path}/{i.ToString(CultureInfo.InvariantCulture)}", left, changes);
        }
        else
        {
            changes.Add(new(path, Written(before), Written(after)));
        }
    }

    private static Dictionary<string, JsonNode?> ByKey(List<JsonNode?> items, string key) =>
        items.ToDictionary(i => ((JsonObject)i!).Text(key)!, StringComparer.Ordinal);

    private static string? KeyOf(List<JsonNode?> before, List<JsonNode?> after) => before.Count + after.Count == 0
        ? null
        : Array.Find(Keys, key => IsKeyOf(key, before) && IsKeyOf(key, after));

    private static bool IsKeyOf(string key, List<JsonNode?> items)
    {
        var names = items.ConvertAll(i => (i as JsonObject)?.Text(key));
        return names.TrueForAll(n => !string.IsNullOrEmpty(n)) && names.Distinct(StringComparer.Ordinal).Count() == names.Count;
    }

    // Tools write members that others leave out; beside the inputs of activities, false and no text say as little as nothing.
    private static bool IsNothing(JsonNode? node, string path, Left left) => node switch
    {
        null => true,
        JsonObject members => members.All(m => IsNothing(m.Value, path, left)),
        JsonArray items => items.All(i => i is not null && left.Nodes.Contains(i)),
        _ => (left.IsLoose || path.StartsWith("/metadata", StringComparison.Ordinal) || path.StartsWith("/customProperties", StringComparison.Ordinal))
            && (node.GetValueKind() is JsonValueKind.False || (node.GetValueKind() is JsonValueKind.String && node.GetValue<string>().Length == 0)),
    };

    private static bool HoldsLeft(string path, Left left) => left.Paths.Any(p => p.StartsWith($"{path}/", StringComparison.Ordinal));

    private static string? Written(JsonNode? node) => node?.ToJsonString(JsonReading.Compact);

    /// <param name="Paths">What is not compared.</param>
    /// <param name="Nodes">Nor these; a set of objects, not of contents.</param>
    /// <param name="IsLoose">False and no text are as good as nothing.</param>
    private sealed record Left(HashSet<string> Paths, HashSet<JsonNode> Nodes, bool IsLoose = false);
}
