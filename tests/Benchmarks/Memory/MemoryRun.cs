using System.Collections.Concurrent;
using CaseFlow.Benchmarks.Hosting;
using CaseFlow.Benchmarks.ImportLoad;
using CaseFlow.Benchmarks.Workflow;

namespace CaseFlow.Benchmarks.Memory;

/// <summary>The most memory that the house takes while many instances are started, wait, and are resumed to their end by eight workers. The collector
/// is set as in the host (see the project file); the working set is of this whole process.</summary>
internal static class MemoryRun
{
    private const int Workers = 8;
    private const double MostMegabytes = 400;

    public static async Task<int> RunAsync(int instances)
    {
        var figures = new Figures();
        await using var house = await BenchHouse.OpenAsync("NORMAL");
        await house.SendAsync(new BenchHouse.Publish(Eight.Definition()));
        using var over = new CancellationTokenSource();
        var watching = WatchAsync(over.Token);
        Figures.Say($"before: {Usage.Resident(Environment.ProcessId)} MB resident");

        var started = new ConcurrentBag<Guid>();
        await Parallel.ForEachAsync(Enumerable.Range(0, instances), new ParallelOptions { MaxDegreeOfParallelism = Workers }, async (_, _) =>
            started.Add(await house.SendAsync(new Start(Eight.Id))));
        Figures.Say($"{house.Waits.Count} instances wait: {Usage.Resident(Environment.ProcessId)} MB resident");
        for (var resume = 0; resume < Eight.Resumes; resume++)
        {
            await Parallel.ForEachAsync(started, new ParallelOptions { MaxDegreeOfParallelism = Workers }, async (instance, _) =>
                await house.SendAsync(new Resume(house.Waits.Take(instance))));
            Figures.Say($"resumed {resume + 1} times: {Usage.Resident(Environment.ProcessId)} MB resident");
        }

        await over.CancelAsync();
        figures.Add("memory-peak-mb", Usage.PeakResident(Environment.ProcessId), "MB", atMost: MostMegabytes);
        figures.Add("memory-peak-managed-mb", await watching, "MB");
        return figures.Close();
    }

    /// <returns>Megabytes of 2^20 bytes.</returns>
    private static async Task<double> WatchAsync(CancellationToken over)
    {
        long most = 0;
        while (!over.IsCancellationRequested)
        {
            most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: false));
            await Task.Delay(20, CancellationToken.None);
        }

        return most / 1_048_576.0;
    }
}
