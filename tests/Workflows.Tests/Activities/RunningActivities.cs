using System.Text.Json;
using System.Text.Json.Nodes;

namespace CaseFlow.Workflows.Tests.Activities;

/// <summary>Every activity, each of its ports and modes: a file with definitions, what happens to them, and the journal that comes of it.</summary>
public sealed class RunningActivities : IDisposable
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Activities");
    private readonly TestHouse house = new();

    public static TheoryData<string> Files =>
        [.. Directory.EnumerateDirectories(Folder).SelectMany(d => Directory.EnumerateFiles(d, "*.json")).Select(f => Path.GetRelativePath(Folder, f)).Order(StringComparer.Ordinal)];

    public void Dispose() => house.Dispose();

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Each_mode_leaves_the_journal_it_should(string file)
    {
        var written = (JsonObject)JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(Folder, file)))!;
        var mode = new ActivityCase(house, written);

        var seen = await mode.RunAsync();

        Readable(seen).Should().Be(Readable(mode.Expected), "{0}", (string?)written["point"]);
    }

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal static string Readable(JsonObject instances) =>
        new JsonObject(instances.OrderBy(i => i.Key, StringComparer.Ordinal).Select(i => KeyValuePair.Create(i.Key, i.Value?.DeepClone()))).ToJsonString(Indented);
}
