using System.Diagnostics;
using CaseFlow.Benchmarks.Hosting;

namespace CaseFlow.Benchmarks.Workflow;

/// <summary>Rounds of the engine and of the floor: so many instances, from their start to their end, shared out among workers.</summary>
internal static class Rounds
{
    public static Task<Samples> EngineAsync(BenchHouse house, int instances, int workers) => RunAsync(instances, workers, async (_, samples) =>
    {
        var began = Stopwatch.GetTimestamp();
        var instance = await house.SendAsync(new Start(Eight.Id));
        samples.Add(Stopwatch.GetElapsedTime(began));
        for (var resume = 0; resume < Eight.Resumes; resume++)
        {
            var bookmark = house.Waits.Take(instance);
            began = Stopwatch.GetTimestamp();
            await house.SendAsync(new Resume(bookmark));
            samples.Add(Stopwatch.GetElapsedTime(began));
        }
    });

    public static Task<Samples> FloorAsync(BenchHouse house, Floor floor, IReadOnlyList<IReadOnlyList<IReadOnlyList<RowWrite>>> instances, int workers) =>
        RunAsync(instances.Count, workers, async (index, samples) =>
        {
            foreach (var burst in instances[index])
            {
                var began = Stopwatch.GetTimestamp();
                using (await house.EnterGateAsync()) floor.Write(burst);
                samples.Add(Stopwatch.GetElapsedTime(began));
            }
        });

    private static async Task<Samples> RunAsync(int instances, int workers, Func<int, Samples, Task> one)
    {
        var samples = new Samples();
        var next = -1;
        GC.Collect();
        var began = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, workers).Select(_ => Task.Run(WorkAsync)));
        samples.Took = Stopwatch.GetElapsedTime(began);
        return samples;

        async Task WorkAsync()
        {
            for (var index = Interlocked.Increment(ref next); index < instances; index = Interlocked.Increment(ref next)) await one(index, samples);
        }
    }
}
