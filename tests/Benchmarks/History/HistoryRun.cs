using CaseFlow.Benchmarks.Hosting;
using CaseFlow.Benchmarks.Workflow;

namespace CaseFlow.Benchmarks.History;

/// <summary>Whether a long past makes the present slow: bursts of new instances beside few and beside many finished ones, and with one and with many
/// versions of the definition. Rounds take turns; the ratio is the median of the pairs'.</summary>
internal static class HistoryRun
{
    private const int Few = 1_000;
    private const int Versions = 50;
    private const int Instances = 200;
    private const double AtLeast = 0.9;

    public static async Task<int> RunAsync(int finished, int rounds)
    {
        var figures = new Figures();
        await using (var young = await HouseAsync(1))
        {
            await Past.FillAsync(young, Few);
            await using (var old = await HouseAsync(1))
            {
                await Past.FillAsync(old, finished);
                await CompareAsync("instances", young, old, rounds, figures);
            }

            await using var changed = await HouseAsync(Versions);
            await Past.FillAsync(changed, Few);
            await CompareAsync("versions", young, changed, rounds, figures);
        }

        return figures.Close();
    }

    private static async Task<BenchHouse> HouseAsync(int versions)
    {
        var house = await BenchHouse.OpenAsync();
        for (var edition = 1; edition <= versions; edition++) await house.SendAsync(new BenchHouse.Publish(Eight.Definition(edition)));
        return house;
    }

    private static async Task CompareAsync(string what, BenchHouse few, BenchHouse many, int rounds, Figures figures)
    {
        List<(Samples Few, Samples Many)> measured = [];
        for (var round = -1; round < rounds; round++)
        {
            // Each goes first every other time.
            var manyFirst = round % 2 == 0 ? await Rounds.EngineAsync(many, Instances, 1) : null;
            var ofFew = await Rounds.EngineAsync(few, Instances, 1);
            var ofMany = manyFirst ?? await Rounds.EngineAsync(many, Instances, 1);
            if (round < 0) continue;
            measured.Add((ofFew, ofMany));
            Figures.Say($"{what}: {ofFew.PerSecond:0} bursts/s beside few, {ofMany.PerSecond:0} beside many");
        }

        figures.Add($"history-{what}-few-bursts", Samples.Median(measured.Select(m => m.Few.PerSecond)), "1/s");
        figures.Add($"history-{what}-many-bursts", Samples.Median(measured.Select(m => m.Many.PerSecond)), "1/s");
        figures.Add($"history-{what}-ratio", Samples.Median(measured.Select(m => m.Many.PerSecond / m.Few.PerSecond)), "x", atLeast: AtLeast);
    }
}
