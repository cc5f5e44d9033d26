using System.Diagnostics;
using CaseFlow.Faults.Checks;
using CaseFlow.Faults.Hosting;
using CaseFlow.Faults.Kills;

namespace CaseFlow.Faults.Mutants;

/// <summary>Plants one bug after the other and demands that the checker finds it; and that it finds nothing where nothing was planted.</summary>
internal static class MutantRun
{
    private const int FirstHousehold = 50_001;
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(500);
    private static readonly Look BeforeKill = new(TimeSpan.FromSeconds(8), Operations: 40);
    private static readonly Look AfterKill = new(TimeSpan.FromSeconds(5), Operations: 20);
    private static readonly TimeSpan LongestLook = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan MostRunTime = TimeSpan.FromMinutes(8);

    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(Arguments arguments)
    {
        var watch = Stopwatch.StartNew();
        using var limit = new CancellationTokenSource(MostRunTime);
        var sound = new Verdict();
        await using var template = await Template.MakeAsync(arguments.Seed, sound, limit.Token);
        Console.WriteLine($"seed {arguments.Seed}; the house to begin with stands after {watch.Elapsed.TotalSeconds:F0} s");
        if (arguments.Only is null)
        {
            await TryAsync(new Planted(null), template, arguments.Seed, sound);
            Console.WriteLine($"without a mutant: violations {sound.Violations} ({watch.Elapsed.TotalSeconds:F0} s)");
        }

        var meant = Planted.All.Where(p => arguments.Only is not { } only || p.Name!.Contains(only, StringComparison.Ordinal)).ToList();
        var caught = 0;
        foreach (var bug in meant)
        {
            var verdict = new Verdict(silent: true);
            var began = watch.Elapsed;
            await TryAsync(bug, template, arguments.Seed, verdict);
            var took = (watch.Elapsed - began).TotalSeconds;
            caught += verdict.IsClean ? 0 : 1;
            Console.WriteLine(verdict.IsClean ? $"MISSED {bug.Name} ({took:F0} s)" : $"caught {bug.Name} ({took:F0} s): {verdict.First}");
        }

        Console.WriteLine($"caught {caught} of {meant.Count}");
        return caught == meant.Count && sound.IsClean && meant.Count > 0 ? 0 : 1;
    }

    private static async Task TryAsync(Planted bug, Template template, int seed, Verdict verdict)
    {
        using var limit = new CancellationTokenSource(MostRunTime);
        await using var host = new HostProcess($"mutant-{bug.Name ?? "none"}", template.Folder);
        var ledger = template.NewLedger(host);
        using var people = new People(host, ledger, verdict);
        await host.StartAsync(bug.Order);
        await people.StartAsync(seed, round: 1, FirstHousehold, template.Tokens, limit.Token);
        try
        {
            await LookAsync(host, ledger, verdict, BeforeKill, limit.Token);
            await host.KillAsync();
            DeadHouse.Check(host, ledger, people, verdict);
            if (IsCaught(bug, verdict))
            {
                return;
            }

            await host.StartAsync(bug.OrderAfterDeath);
            await LookAsync(host, ledger, verdict, AfterKill, limit.Token);
            if (IsCaught(bug, verdict))
            {
                return;
            }

            await people.FinishFilesAsync();
            await people.EndAsync();
            await EndOfRound.CheckAsync(host, ledger, people, verdict, limit.Token);
        }
        finally
        {
            await host.KillAsync();
            await limit.CancelAsync();
            await people.EndAsync();
            host.DeleteFolderIf(bug.Name is not null || verdict.IsClean);
        }
    }

    private static bool IsCaught(Planted bug, Verdict verdict) => bug.Name is not null && !verdict.IsClean;

    /// <summary>Looks into the file of the living host again and again, until something is found, it has died, or the time is over.</summary>
    private static async Task LookAsync(HostProcess host, Ledger ledger, Verdict verdict, Look look, CancellationToken stop)
    {
        var time = Stopwatch.StartNew();
        var enough = ledger.Settled + look.Operations;
        while (verdict.IsClean && host.IsRunning && (time.Elapsed < look.AtLeast || ledger.Settled < enough) && time.Elapsed < LongestLook)
        {
            await Task.Delay(BetweenLooks, stop);
            using var database = new ReadOnlyDatabase(host.Database);
            DeadHouse.Look(database, host.Anchor, ledger, verdict);
        }
    }

    /// <param name="AtLeast">So long.</param>
    /// <param name="Operations">And until so many more were answered: a busy machine takes longer.</param>
    private sealed record Look(TimeSpan AtLeast, int Operations);
}
