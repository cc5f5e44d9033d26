using System.Globalization;
using CaseFlow.Benchmarks.ImportLoad;

switch (args)
{
    case ["import", .. var rest]:
        var rows = rest is ["--rows", var given] && int.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 1_000_000;
        return await LoadRun.RunAsync(rows);
    default:
        Console.Error.WriteLine("Usage: import [--rows N]");
        return 2;
}
