using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace CaseFlow.Workflows.Tests.Conformance;

/// <summary>Compares as the driver does with <c>--core</c>: what a user can rely on.</summary>
internal static partial class Comparison
{
    /// <returns>Lines such as <c>instances.main.status: expected "Finished", got "Running"</c>.</returns>
    public static List<string> Differences(JsonNode expected, JsonNode got, IEnumerable<(string Path, string How)> varying)
    {
        var found = new List<(string Path, JsonNode? Expected, JsonNode? Got)>();
        Walk(expected, got, "", found);
        var excuses = varying.ToList();
        return [.. found.Where(f => !Detail().IsMatch(f.Path) && !excuses.Exists(e => IsExcused(e, f)))
            .Select(f => $"{f.Path}: expected {Show(f.Expected)}, got {Show(f.Got)}")];
    }

    private static void Walk(JsonNode? a, JsonNode? b, string path, List<(string Path, JsonNode? Expected, JsonNode? Got)> found)
    {
        if (JsonNode.DeepEquals(a, b)) return;
        if (a is JsonObject left && b is JsonObject right)
        {
            foreach (var key in left.Select(p => p.Key).Union(right.Select(p => p.Key))) Walk(left[key], right[key], path.Length > 0 ? $"{path}.{key}" : key, found);
        }
        else if (a is JsonArray first && b is JsonArray second && !path.EndsWith("journal", StringComparison.Ordinal))
        {
            for (var i = 0; i < Math.Max(first.Count, second.Count); i++) Walk(first.ElementAtOrDefault(i), second.ElementAtOrDefault(i), $"{path}.{i}", found);
        }
        else
        {
            found.Add((path, a, b));
        }
    }

    private static bool IsExcused((string Path, string How) excuse, (string Path, JsonNode? Expected, JsonNode? Got) found)
    {
        var (path, how) = excuse;
        var matches = path.EndsWith(".**", StringComparison.Ordinal) ? found.Path.StartsWith(path[..^2], StringComparison.Ordinal) : found.Path == path;
        if (!matches || how == "ignore") return matches;
        return found is { Expected: JsonArray a, Got: JsonArray b } && Sorted(a).SequenceEqual(Sorted(b));
    }

    private static IEnumerable<string> Sorted(JsonArray items) => items.Select(i => i!.ToJsonString()).Order(StringComparer.Ordinal);

    private static string Show(JsonNode? node) => node?.ToJsonString() ?? "null";

    [GeneratedRegex(@"\.executions\.[^.]+\.\d+\.(state|outputs|faultCount)|\.incidents\.\d+\.(message|exception)$|\.bookmarks\.\d+\.payload|\.instances\.[^.]+\.input|^instances\.[^.]+\.input|^snapshots\.[^.]+\.input")]
    private static partial Regex Detail();
}
