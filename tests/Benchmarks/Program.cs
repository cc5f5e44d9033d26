using System.Globalization;
using CaseFlow.Benchmarks.ImportLoad;
using CaseFlow.Benchmarks.Workflow;

switch (args)
{
    case ["import", .. var rest]:
        return await LoadRun.RunAsync(Option(rest, "--rows", 1_000_000));
    case ["workflow", .. var rest]:
        return await WorkflowRun.RunAsync(Option(rest, "--instances", 300), Option(rest, "--rounds", 7));
    default:
        Console.Error.WriteLine("Usage: import [--rows N]");
        return 2;
}

static int Option(string[] rest, string name, int otherwise)
{
    var at = Array.IndexOf(rest, name);
    return at >= 0 && at + 1 < rest.Length && int.TryParse(rest[at + 1], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : otherwise;
}
