using CaseFlow.Faults.Hosting;

namespace CaseFlow.Faults.Kills;

/// <summary>How the host is killed once.</summary>
/// <param name="Point">Where it kills itself; null: at some moment, from outside, and then it is the host as it is shipped.</param>
/// <param name="Pass">When it comes there so many times.</param>
internal sealed record Kill(string? Point, int Pass)
{
    public HostOrder Order => Point is null ? HostOrder.Shipped : new(HostBuilds.WithFaultPoints, Point, Pass);

    public override string ToString() => Point is null ? "some moment" : $"{Point}, pass {Pass}";
}

/// <summary>The kills of a run, drawn from its seed. A round begins with an empty folder, and the first kill of each is in the first run.</summary>
internal sealed class Plan
{
    private const int KillsOfARound = 10;
    private readonly int seed;
    private readonly int kills;
    private readonly Point[] work;
    private readonly Point[] first;

    public Plan(int seed, int kills)
    {
        (this.seed, this.kills) = (seed, kills);
        var shuffle = Seeds.For(seed, round: 0);
        work = [.. Points.OfWork];
        first = [.. Points.OfFirstRun];
        shuffle.Shuffle(work);
        shuffle.Shuffle(first);
    }

    public int Rounds => (kills + KillsOfARound - 1) / KillsOfARound;

    /// <param name="round">From 1.</param>
    public IReadOnlyList<Kill> Of(int round)
    {
        var dice = Seeds.For(seed, round);
        var at = (round - 1) * ((KillsOfARound / 2) - 1);
        List<Kill> planned = [];
        for (var i = 0; i < KillsOfARound; i++)
        {
            planned.Add(i == 0 ? Draw(first[(round - 1) % first.Length], dice)
                : i % 2 == 0 ? Draw(work[at++ % work.Length], dice)
                : new(null, 0));
        }

        return [.. planned.Take(Math.Min(KillsOfARound, kills - ((round - 1) * KillsOfARound)))];
    }

    private static Kill Draw(Point point, Random dice) => new(point.Name, dice.Next(1, point.MostPass + 1));
}
