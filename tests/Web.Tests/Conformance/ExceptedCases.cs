using System.Text.RegularExpressions;

namespace CaseFlow.Web.Tests.Conformance;

/// <summary>The cases that docs/elsa-compatibility.md says end otherwise here: the first column of its first table.</summary>
internal static partial class ExceptedCases
{
    private const string Table = "## Recorded cases that end otherwise";

    public static IReadOnlySet<string> Read()
    {
        var page = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Conformance", "elsa-compatibility.md"));
        var table = page[(page.IndexOf(Table, StringComparison.Ordinal) + Table.Length)..];
        table = table[..table.IndexOf("\n## ", StringComparison.Ordinal)];
        return table.Split('\n').Where(line => line.StartsWith('|'))
            .SelectMany(line => CaseName().Matches(line.Split('|')[1]).Select(m => m.Value))
            .ToHashSet(StringComparer.Ordinal);
    }

    [GeneratedRegex(@"\d\d-[a-z-]+")]
    private static partial Regex CaseName();
}
