using System.Diagnostics;
using CaseFlow.Faults.Hosting;

namespace CaseFlow.Faults.Kills;

/// <summary>Prints every point that a house comes to, from its founding through half a minute of work; those that nobody comes to any more are violations.</summary>
internal static class PointsRun
{
    private static readonly TimeSpan WorkTime = TimeSpan.FromSeconds(40);

    public static async Task RunAsync(int seed, Verdict verdict)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(5));
        await using var host = new HostProcess("points", demoHouseholds: 20);
        Procedures.WriteTo(host.Definitions);
        var list = Path.Combine(host.Folder, "points.txt");
        var ledger = new Ledger(Path.Combine(host.Folder, "ledger.log"));
        using var people = new People(host, ledger, verdict);
        await host.StartAsync(new(HostBuilds.WithFaultPoints, ListTo: list));
        await people.StartAsync(seed, round: 1, firstHousehold: 1, tokens: null, limit.Token);
        var time = Stopwatch.StartNew();
        while (time.Elapsed < WorkTime)
        {
            await Task.Delay(200, limit.Token);
            people.ThrowIfEnded();
        }

        await people.FinishFilesAsync();
        await people.EndAsync();
        await host.StopAsync();
        var come = (await File.ReadAllLinesAsync(list, limit.Token)).ToHashSet(StringComparer.Ordinal);
        foreach (var point in come.Order(StringComparer.Ordinal))
        {
            Console.WriteLine(point);
        }

        Console.WriteLine($"{come.Count} points; {Points.OfFirstRun.Count + Points.OfWork.Count} are died at");
        verdict.None(Points.OfFirstRun.Concat(Points.OfWork).Select(p => p.Name).Where(p => !come.Contains(p)), "nobody comes to the point");
        host.DeleteFolderIf(clean: true);
    }
}
