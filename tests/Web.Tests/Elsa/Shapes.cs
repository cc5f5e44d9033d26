using System.Text.Json;
using System.Text.Json.Nodes;

namespace CaseFlow.Web.Tests.Elsa;

/// <summary>The shape of a body that a real Elsa server answered: names of members, kinds of values, nesting, words of closed sets. A path names members from the
/// top, with <c>[]</c> for the items of a list and <c>*</c> for any one member: <c>items[].links[].rel</c>.</summary>
internal sealed class Shape
{
    private const string Items = "[]";

    private readonly JsonNode recorded;
    private readonly Dictionary<string, string> lacking = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> besides = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> free = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string[]> words = new(StringComparer.Ordinal);

    private Shape(JsonNode recorded) => this.recorded = recorded;

    /// <param name="name">Of a file in <c>Elsa/Recorded</c>, without its ending.</param>
    public static Shape Recorded(string name) =>
        new(JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Elsa", "Recorded", $"{name}.json")))!);

    /// <param name="json">As the contract writes it down, where no server's answer was recorded.</param>
    public static Shape Written(string json) => new(JsonNode.Parse(json)!);

    /// <summary>What stands in a recorded body below these members.</summary>
    public static JsonNode NodeIn(string name, params string[] members) => members.Aggregate(Recorded(name).recorded, (node, member) => node[member]!).DeepClone();

    /// <summary>The names that the items of a recorded list go by.</summary>
    public static IEnumerable<string> NamesIn(string name) =>
        Recorded(name).recorded["items"]!.AsArray().Select(i => (string?)i!["typeName"] ?? (string)i["name"]!);

    /// <summary>A member that Elsa has and we leave out.</summary>
    public Shape Lacking(string path, string why) => Put(lacking, path, why);

    /// <summary>A member that we have and the recorded server has not.</summary>
    public Shape Besides(string path, string why) => Put(besides, path, why);

    /// <summary>What lies below differs from answer to answer.</summary>
    public Shape Free(string path, string why) => Put(free, path, why);

    /// <summary>A closed set.</summary>
    public Shape Words(string path, params string[] values)
    {
        words[path] = values;
        return this;
    }

    /// <summary>The answer has this shape; otherwise the test fails with every path that has not.</summary>
    public JsonNode Fits(JsonNode? answer)
    {
        var differences = new List<string>();
        Compare("", [recorded], answer, differences);
        differences.Should().BeEmpty("this is what Elsa answers; here it is {0}", Short(answer));
        return answer!;
    }

    private static string Short(JsonNode? answer) => answer?.ToJsonString() is { } text ? text[..Math.Min(text.Length, 1500)] : "nothing";

    private Shape Put(Dictionary<string, string> into, string path, string why)
    {
        into[path] = why;
        return this;
    }

    /// <summary>Several recorded values: what stands at this path in the items of a list.</summary>
    private void Compare(string path, IReadOnlyList<JsonNode> known, JsonNode? answer, List<string> differences)
    {
        if (answer is null || known.Count == 0 || Has(free, path)) return; // no value and an absent member are one to Elsa's tools

        var kinds = known.Select(KindOf).Distinct().ToList();
        if (!kinds.Contains(KindOf(answer)))
        {
            differences.Add($"{path} is {KindOf(answer)}, not {string.Join(" or ", kinds)}");
            return;
        }

        switch (answer)
        {
            case JsonObject members:
                CompareMembers(path, [.. known.OfType<JsonObject>()], members, differences);
                break;
            case JsonArray items:
                List<JsonNode> each = [.. known.OfType<JsonArray>().SelectMany(a => a).OfType<JsonNode>()];
                foreach (var item in items) Compare(path + Items, each, item, differences);
                break;
            case JsonValue value when Find(words, path) is { } set && !set.Contains(value.ToString(), StringComparer.Ordinal):
                differences.Add($"{path} is \"{value}\", none of {string.Join(", ", set)}");
                break;
        }
    }

    private void CompareMembers(string path, IReadOnlyList<JsonObject> known, JsonObject answer, List<string> differences)
    {
        foreach (var name in known.SelectMany(k => k.Select(m => m.Key)).Distinct(StringComparer.Ordinal))
        {
            var at = path.Length == 0 ? name : $"{path}.{name}";
            if (answer.TryGetPropertyValue(name, out var value))
            {
                if (Has(lacking, at)) differences.Add($"{at} is there, and is said to be left out");
                Compare(at, [.. known.Select(k => k[name]).OfType<JsonNode>()], value, differences);
            }
            else if (known.All(k => k[name] is not null) && !Has(lacking, at))
            {
                differences.Add($"{at} is missing");
            }
        }

        foreach (var (name, _) in answer.Where(m => !known.Any(k => k.ContainsKey(m.Key))))
        {
            var at = path.Length == 0 ? name : $"{path}.{name}";
            if (!Has(besides, at)) differences.Add($"{at} is nothing of Elsa's");
        }
    }

    private static string KindOf(JsonNode node) => node.GetValueKind() switch
    {
        JsonValueKind.True or JsonValueKind.False => "Boolean",
        var kind => kind.ToString(),
    };

    private static bool Has(Dictionary<string, string> paths, string path) => paths.Keys.Any(p => Matches(p, path));

    private static string[]? Find(Dictionary<string, string[]> paths, string path) => paths.FirstOrDefault(p => Matches(p.Key, path)).Value;

    private static bool Matches(string pattern, string path)
    {
        if (!pattern.Contains('*', StringComparison.Ordinal)) return pattern == path;
        var (wanted, given) = (pattern.Split('.'), path.Split('.'));
        return wanted.Length == given.Length && wanted.Zip(given).All(part => part.First == "*" || part.First == part.Second);
    }
}
