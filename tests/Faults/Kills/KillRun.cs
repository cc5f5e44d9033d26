using System.Diagnostics;

namespace CaseFlow.Faults.Kills;

/// <summary>The host is killed again and again, at named points and at random moments, while people work; what they were told is compared with what is there.</summary>
internal static class KillRun
{
    public static async Task RunAsync(Arguments arguments, Verdict verdict)
    {
        var plan = new Plan(arguments.Seed, arguments.Round is { } only ? only * 10 : arguments.Kills);
        var watch = Stopwatch.StartNew();
        var tally = new Tally();
        for (var round = arguments.Round ?? 1; round <= plan.Rounds; round++)
        {
            Console.WriteLine($"round {round} of {plan.Rounds}, seed {arguments.Seed}; again: --replay {arguments.Seed}:{round}");
            var before = verdict.Violations;
            await Round.RunAsync(arguments.Seed, round, plan.Of(round), tally, verdict);
            Console.WriteLine($"round {round} at {watch.Elapsed:mm\\:ss}: {verdict.Violations - before} violations");
        }

        tally.Print();
    }
}

/// <summary>How often, where, and what was tried.</summary>
internal sealed class Tally
{
    private readonly HashSet<string> hit = [];
    private readonly HashSet<string> missed = [];

    public int Kills { get; private set; }

    public int AtPoints { get; private set; }

    public int Acknowledged { get; set; }

    public int Refused { get; set; }

    public int Unknown { get; set; }

    public void Killed(Kill kill, bool reached)
    {
        Kills++;
        if (kill.Point is { } point)
        {
            AtPoints += reached ? 1 : 0;
            (reached ? hit : missed).Add(point);
        }
    }

    public void Print()
    {
        Console.WriteLine($"{Kills} kills, {AtPoints} of them at {hit.Count} named points; {Acknowledged} operations acknowledged, {Refused} refused, {Unknown} unknown");
        missed.ExceptWith(hit);
        if (missed.Count > 0)
        {
            Console.WriteLine($"not come to in time, killed at some moment instead: {string.Join(", ", missed.Order(StringComparer.Ordinal))}");
        }
    }
}
