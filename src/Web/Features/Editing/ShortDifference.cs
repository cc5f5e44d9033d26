using System.Text.Encodings.Web;
using System.Text.Json;
using CaseFlow.Workflows.Definitions;

namespace CaseFlow.Web.Features.Editing;

/// <summary>What a save changed, short enough for a line: how many of each, and the first few by what people read on them.</summary>
/// <param name="Members">Changes beside the activities: name, variables, options ...</param>
/// <param name="Connections">That came or went.</param>
public sealed record ShortDifference(
    int Added, int Removed, int Changed, int Moved, int Connections, int Members, IReadOnlyList<string> AddedTexts, IReadOnlyList<string> RemovedTexts, IReadOnlyList<string> ChangedTexts)
{
    private const int MostTexts = 5;
    private const int LongestText = 60;
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static ShortDifference Of(DefinitionDifference difference) => new(
        difference.Added.Count,
        difference.Removed.Count,
        difference.Changed.Count,
        difference.Moved.Count,
        difference.ConnectionsAdded.Count + difference.ConnectionsRemoved.Count,
        difference.Definition.Count,
        Texts(difference.Added),
        Texts(difference.Removed),
        Texts(difference.Changed.Select(c => c.Activity)));

    public static ShortDifference Read(string json) => JsonSerializer.Deserialize<ShortDifference>(json, Json)!;

    public string Write() => JsonSerializer.Serialize(this, Json);

    private static List<string> Texts(IEnumerable<ComparedActivity> activities) =>
        [.. activities.Take(MostTexts).Select(a => a.Text.Length > LongestText ? $"{a.Text[..LongestText]}…" : a.Text)];
}
