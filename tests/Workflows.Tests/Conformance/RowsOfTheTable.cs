using System.Text.Json.Nodes;
using CaseFlow.Workflows.Tests.Activities;

namespace CaseFlow.Workflows.Tests.Conformance;

/// <summary>Definitions of our own for what was recorded of real Elsa in cases whose files are kept for acceptance: the number is the case's.</summary>
public sealed class RowsOfTheTable : IDisposable
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Conformance", "Rows");
    private readonly TestHouse house = new();

    public static TheoryData<string> Files => [.. Directory.EnumerateFiles(Folder, "*.json").Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal)];

    public void Dispose() => house.Dispose();

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Behave_as_the_table_says(string file)
    {
        var written = (JsonObject)JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(Folder, file)))!;
        var row = new ActivityCase(house, written);

        var seen = await row.RunAsync();

        RunningActivities.Readable(seen).Should().Be(RunningActivities.Readable(row.Expected), "{0}", (string?)written["point"]);
    }
}
