using System.Globalization;
using CaseFlow.Benchmarks;
using CaseFlow.Benchmarks.Designer;
using CaseFlow.Benchmarks.History;
using CaseFlow.Benchmarks.ImportLoad;
using CaseFlow.Benchmarks.Memory;
using CaseFlow.Benchmarks.Timers;
using CaseFlow.Benchmarks.Workflow;

if (args is ["descriptors" or "workflow" or "history" or "timers" or "memory", ..]) Machine.Say();

switch (args)
{
    case ["import", .. var rest] when Are(rest, "--rows"):
        return await LoadRun.RunAsync(Option(rest, "--rows", 1_000_000));
    case ["workflow", .. var rest] when Are(rest, "--instances", "--rounds"):
        return await WorkflowRun.RunAsync(Option(rest, "--instances", 300), Option(rest, "--rounds", 7));
    case ["history", .. var rest] when Are(rest, "--finished", "--rounds"):
        return await HistoryRun.RunAsync(Option(rest, "--finished", 1_000_000), Option(rest, "--rounds", 9));
    case ["timers", .. var rest] when Are(rest, "--count"):
        return await TimersRun.RunAsync(Option(rest, "--count", 100_000));
    case ["memory", .. var rest] when Are(rest, "--instances"):
        return await MemoryRun.RunAsync(Option(rest, "--instances", 20_000));
    case ["descriptors", .. var rest] when Are(rest, "--requests"):
        return await DescriptorsRun.RunAsync(Option(rest, "--requests", 500));
    default:
        Console.Error.WriteLine(
            """
            Usage: dotnet run -c Release --project tests/Benchmarks -- WHAT [options]

              workflow [--instances 300] [--rounds 7]       instances and bursts a second, against writing the same rows by hand
              history  [--finished 1000000] [--rounds 9]    whether many finished instances or versions slow new ones down
              timers   [--count 100000]                     so many timers due at once
              memory   [--instances 20000]                  the peak with so many instances waiting
              descriptors [--requests 500]                  the designer's toolbox, against the plainest answer
              import   [--rows 1000000]                     a large expense file beside an officer at work

            Every figure is a line "figure NAME VALUE UNIT"; a table for people follows. The exit code is 1 when a limit is missed.
            Temporary databases lie below the system's temporary folder; history needs about 4 GB there. See docs/benchmarks.md.
            """);
        return 2;
}

// Pairs of a known name and a number.
static bool Are(string[] rest, params string[] names) =>
    rest.Length % 2 == 0 && rest.Chunk(2).All(o => names.Contains(o[0]) && int.TryParse(o[1], NumberStyles.None, CultureInfo.InvariantCulture, out _));

static int Option(string[] rest, string name, int otherwise)
{
    var at = Array.IndexOf(rest, name);
    return at >= 0 ? int.Parse(rest[at + 1], CultureInfo.InvariantCulture) : otherwise;
}
