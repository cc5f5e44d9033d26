using System.Diagnostics;
using CaseFlow.Faults.Checks;
using CaseFlow.Faults.Hosting;

namespace CaseFlow.Faults.Kills;

/// <summary>One house from its founding: killed so many times, looked at while it is dead after each kill, and asked about everything at the end.</summary>
internal static class Round
{
    private const int DemoHouseholds = 20;
    private const int LastAttempts = 25;
    private static readonly TimeSpan MostRunTime = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan MostPatience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(20);

    public static async Task RunAsync(int seed, int number, IReadOnlyList<Kill> kills, Tally tally, Verdict verdict)
    {
        using var limit = new CancellationTokenSource(MostRunTime);
        await using var host = new HostProcess($"kills-{seed}-{number}", demoHouseholds: DemoHouseholds);
        Procedures.WriteTo(host.Definitions);
        var ledger = new Ledger(Path.Combine(host.Folder, "ledger.log"));
        var dice = Seeds.For(seed, number, who: 1000);
        using var people = new People(host, ledger, verdict);

        await FoundAsync(host, kills[0], tally);
        var working = false;
        foreach (var kill in kills.Skip(1))
        {
            var up = await host.StartAsync(kill.Order);
            if (!working && up)
            {
                await people.StartAsync(seed, number, 1, tokens: null, limit.Token);
                working = true;
            }

            var began = Stopwatch.GetTimestamp();
            var reached = !up || (kill.Point is null ? await MomentAsync(dice, host, ledger, limit.Token) : await DiedAsync(host, limit.Token));
            await host.KillAsync();
            tally.Killed(kill, reached);
            Console.WriteLine(
                $"  killed at {kill}{(reached ? "" : " (not come to)")} after {Stopwatch.GetElapsedTime(began).TotalSeconds:F1} s: "
                + $"{ledger.Sent} operations sent, {ledger.Attempts.Count(a => a.Known is Known.Acknowledged)} acknowledged");
            people.ThrowIfEnded();
            DeadHouse.Check(host, ledger, people, verdict);
        }

        await host.StartAsync(HostOrder.Shipped);
        if (!working)
        {
            await people.StartAsync(seed, number, 1, tokens: null, limit.Token);
        }

        await people.FinishFilesAsync();
        await CalmDownAsync(ledger, limit.Token);
        await people.EndAsync();
        await EndOfRound.CheckAsync(host, ledger, people, verdict, limit.Token);
        tally.Acknowledged += ledger.Attempts.Count(a => a.Known is Known.Acknowledged);
        tally.Refused += ledger.Attempts.Count(a => a.Known is Known.Refused);
        tally.Unknown += ledger.Attempts.Count(a => a.Known is Known.Nothing);
        host.DeleteFolderIf(verdict.IsClean);
    }

    /// <summary>The first run, killed once.</summary>
    private static async Task FoundAsync(HostProcess host, Kill kill, Tally tally)
    {
        var reached = !await host.StartAsync(kill.Order);
        await host.KillAsync();
        tally.Killed(kill, reached);
        Console.WriteLine($"  killed in the first run at {kill}{(reached ? "" : " (not come to)")}");
    }

    /// <returns>Whether it killed itself.</returns>
    private static async Task<bool> DiedAsync(HostProcess host, CancellationToken stop)
    {
        var patience = Stopwatch.StartNew();
        while (host.IsRunning && patience.Elapsed < MostPatience)
        {
            await Task.Delay(Glance, stop);
        }

        return !host.IsRunning;
    }

    /// <summary>Not by the clock, so that a slow machine is hit in as many places as a fast one: some milliseconds after so many answers of any kind, or
    /// while one of the next operations is on its way.</summary>
    private static async Task<bool> MomentAsync(Random dice, HostProcess host, Ledger ledger, CancellationToken stop)
    {
        var amid = dice.Next(2) == 0;
        var operations = ledger.Sent + dice.Next(1, 15);
        var answers = host.Answered + dice.Next(20, 150);
        var milliseconds = dice.Next(30);
        var patience = Stopwatch.StartNew();
        while ((amid ? ledger.Sent < operations || ledger.InFlight == 0 : host.Answered < answers) && patience.Elapsed < MostPatience)
        {
            await Task.Delay(1, stop);
        }

        await Task.Delay(milliseconds, stop);
        return true;
    }

    /// <summary>Lets people go on for a while after the last kill.</summary>
    private static async Task CalmDownAsync(Ledger ledger, CancellationToken stop)
    {
        var enough = ledger.Sent + LastAttempts;
        var patience = Stopwatch.StartNew();
        while (ledger.Sent < enough && patience.Elapsed < MostPatience)
        {
            await Task.Delay(Glance, stop);
        }
    }
}
