using System.Diagnostics;
using CaseFlow.Faults.Checks;
using CaseFlow.Faults.Hosting;

namespace CaseFlow.Faults.Kills;

/// <summary>Acceptance 5: the host is killed at random moments of imports and completions; afterwards what clients were told is compared with what is there.</summary>
internal static class KillRun
{
    private static readonly TimeSpan MostRunTime = TimeSpan.FromMinutes(60);
    private const int MostCompletions = 25;
    private const int FewestAnswers = 40;
    private const int MostAnswers = 400;
    private const int MostMilliseconds = 30;
    private const int LastCompletions = 40;
    private static readonly TimeSpan MostPatience = TimeSpan.FromSeconds(30);

    public static async Task RunAsync(Arguments arguments, Verdict verdict)
    {
        using var limit = new CancellationTokenSource(MostRunTime);
        using var enough = new CancellationTokenSource();
        using var noMoreFiles = new CancellationTokenSource();
        var random = new Random(arguments.Seed);
        var ledger = new Ledger();
        await using var host = new HostProcess("kills");
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().AddHours(8).DateTime); // the county's date
        Console.WriteLine($"Killing {arguments.Kills} times with seed {arguments.Seed} in {host.Folder}");

        await host.StartAsync();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, enough.Token);
        var users = new List<UserClient>();
        UserClient User(string name)
        {
            users.Add(new(host, name, verdict));
            return users[^1];
        }

        var counties = new[] { new County(0, today), new County(1, today) };
        var senders = counties.Select((county, i) =>
            new Sender(host, User($"county{i + 1}"), county, ledger, verdict, firstHousehold: 1 + (i * 100_000)).WorkAsync(noMoreFiles.Token, limit.Token)).ToList();
        var names = counties.SelectMany(c => c.DoctorNames.Prepend(c.OfficerName).Prepend(c.OfficerName)).Append("county1").Append("county2");
        var clerks = names.Select(name =>
            new Clerk(host, User(name), ledger, verdict, today, new Random(random.Next())).WorkAsync(stop.Token)).ToList();
        var listeners = counties.Select(c => c.OfficerName).Append("county1").Select(name => new Listener(host, User(name), verdict)).ToList();
        var listening = listeners.Select(l => l.ListenAsync(stop.Token)).ToList();

        var watch = Stopwatch.StartNew();
        for (var kill = 1; kill <= arguments.Kills; kill++)
        {
            await MomentAsync(kill % 2 == 0, random, host, ledger, limit.Token);
            await host.KillAsync();
            Console.WriteLine($"kill {kill} at {watch.Elapsed:mm\\:ss}: {ledger.Attempts.Count} completions sent, {ledger.Attempts.Count(a => a.Known is Known.Acknowledged)} acknowledged, {ledger.Files.Count} files");
            await host.StartAsync();
            ThrowIfEnded([.. senders, .. clerks, .. listening]);
        }

        await noMoreFiles.CancelAsync();
        await Task.WhenAll(senders);
        await CalmDownAsync(ledger, limit.Token);
        await enough.CancelAsync();
        await Task.WhenAll(clerks.Concat(listening).Select(EndedAsync));
        await new LedgerCheck(host, ledger, verdict).RunAsync(limit.Token);
        foreach (var listener in listeners)
        {
            await listener.CatchUpAsync(limit.Token);
        }

        await host.StopAsync();
        new DatabaseCheck(host.Database, ledger, verdict).Run();
        listeners.ForEach(l => l.Compare(host.Database));
        verdict.Must(await host.RunVerbAsync("audit", "verify") == 0, "audit verify found the trail broken");
        users.ForEach(u => u.Dispose());
        host.DeleteFolderIf(verdict.IsClean);
    }

    /// <summary>Not by the clock, so that a slow machine is hit in as many places as a fast one. By turns some milliseconds after so many answers of any
    /// kind (files, batches, lists), and while one of the next completions is on its way.</summary>
    private static async Task MomentAsync(bool amidCompletions, Random random, HostProcess host, Ledger ledger, CancellationToken stop)
    {
        var completions = ledger.Sent + random.Next(1, MostCompletions);
        var answers = host.Answered + random.Next(FewestAnswers, MostAnswers);
        var patience = Stopwatch.StartNew();
        while (amidCompletions
            ? (ledger.Sent < completions || ledger.InFlight == 0) && patience.Elapsed < MostPatience
            : host.Answered < answers)
        {
            await Task.Delay(1, stop);
        }

        await Task.Delay(random.Next(MostMilliseconds), stop);
    }

    /// <summary>Lets the clerks go on for a while after the last kill.</summary>
    private static async Task CalmDownAsync(Ledger ledger, CancellationToken stop)
    {
        var enough = ledger.Sent + LastCompletions;
        var patience = Stopwatch.StartNew();
        while (ledger.Sent < enough && patience.Elapsed < MostPatience)
        {
            await Task.Delay(MostMilliseconds, stop);
        }
    }

    private static void ThrowIfEnded(IEnumerable<Task> people)
    {
        foreach (var ended in people.Where(t => t.IsFaulted))
        {
            ended.GetAwaiter().GetResult();
        }
    }

    private static async Task EndedAsync(Task person)
    {
        try
        {
            await person;
        }
        catch (OperationCanceledException)
        {
            // Told to stop.
        }
    }
}
