using System.Diagnostics;
using System.Text.Json;

namespace CaseFlow.Web.Tests.Conformance;

/// <summary>tests/Conformance/run.mjs against a house, in several processes side by side.</summary>
internal sealed class Driver(Uri house, string token)
{
    private const int Processes = 4;
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(4);

    /// <summary>Names of the cases in a folder under tests/Conformance.</summary>
    public static IReadOnlyList<string> CasesIn(string folder) =>
        [.. Directory.EnumerateFiles(FolderOf(folder), "*.json").Select(f => Path.GetFileNameWithoutExtension(f)).Order(StringComparer.Ordinal)];

    /// <returns>What differed, by the name of the case; empty when it passed.</returns>
    public async Task<IReadOnlyDictionary<string, string>> RunAsync(string folder)
    {
        var parts = CasesIn(folder).Select((name, index) => (name, index)).GroupBy(c => c.index % Processes, c => c.name).ToList();
        var reports = await Task.WhenAll(parts.Select(part => RunAsync(folder, part)));
        return reports.SelectMany(r => r).ToDictionary(r => r.Case, r => r.Differences, StringComparer.Ordinal);
    }

    private static string FolderOf(string folder) => Path.Combine(AppContext.BaseDirectory, "Conformance", folder);

    private async Task<List<(string Case, string Differences)>> RunAsync(string folder, IEnumerable<string> cases)
    {
        var report = Path.GetTempFileName();
        try
        {
            var start = new ProcessStartInfo("node") { RedirectStandardOutput = true, RedirectStandardError = true };
            foreach (var argument in (string[])
            [
                Path.Combine(AppContext.BaseDirectory, "Conformance", "run.mjs"),
                "--base", new Uri(house, "elsa/api").ToString(),
                "--auth", $"ApiKey {token}",
                "--dir", FolderOf(folder),
                "--only", string.Join(',', cases),
                "--core",
                "--json", report,
            ])
            {
                start.ArgumentList.Add(argument);
            }

            using var node = Process.Start(start)!;
            using var limit = new CancellationTokenSource(Limit);
            var (said, complained) = (node.StandardOutput.ReadToEndAsync(limit.Token), node.StandardError.ReadToEndAsync(limit.Token));
            await node.WaitForExitAsync(limit.Token);
            (await complained).Should().BeEmpty();
            (await said).Should().Contain(" passed, ");
            using var results = JsonDocument.Parse(await File.ReadAllTextAsync(report, limit.Token));
            return [.. results.RootElement.EnumerateArray().Select(r => (r.GetProperty("case").GetString()!, Told(r)))];
        }
        finally
        {
            File.Delete(report);
        }
    }

    private static string Told(JsonElement result) => string.Join(
        '\n', result.GetProperty("differences").EnumerateArray().Take(5).Select(d => d.GetRawText()));
}
