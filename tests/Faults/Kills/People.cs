using System.Text.Json;
using CaseFlow.Faults.Hosting;

namespace CaseFlow.Faults.Kills;

/// <summary>The sixteen clients of a round and three who listen at the hub. They outlive the host and come back whenever it does.</summary>
internal sealed class People : IDisposable
{
    private static readonly string[] Agencies = ["insurance1", "civilaffairs1", "rrb1", "charity1", "expert1"];
    private static readonly TimeSpan LongestImport = TimeSpan.FromMinutes(2);
    private readonly Dictionary<string, UserClient> users = [];
    private readonly HostProcess host;
    private readonly Verdict verdict;
    private readonly Ledger ledger;
    private readonly CancellationTokenSource noMoreFiles = new();
    private readonly CancellationTokenSource enough = new();
    private readonly List<Task> senders = [];
    private readonly List<Task> others = [];

    public People(HostProcess host, Ledger ledger, Verdict verdict) => (this.host, this.ledger, this.verdict) = (host, ledger, verdict);

    public List<Listener> Listeners { get; } = [];

    /// <summary>Signs everybody in and sets them to work.</summary>
    /// <param name="seed">Everybody draws from it.</param>
    /// <param name="round">As does the number of the round.</param>
    /// <param name="firstHousehold">The numbers before are taken.</param>
    /// <param name="tokens">A file of tokens to go on with; null, or not there: they sign in.</param>
    /// <param name="stop">Ends whatever still runs.</param>
    public async Task StartAsync(int seed, int round, int firstHousehold, string? tokens, CancellationToken stop)
    {
        var county = ledger.Today;
        County[] townships = [new(0, county), new(1, county)];
        string[] names =
        [
            "admin", "county1", "county2", .. Agencies, .. townships.Select(t => t.OfficerName), .. townships.SelectMany(t => t.DoctorNames),
        ];
        await SignInAsync(names, tokens, stop);

        var who = 0;
        Random Dice() => Seeds.For(seed, round, ++who);
        var ending = CancellationTokenSource.CreateLinkedTokenSource(enough.Token, stop).Token;
        void Work(Func<CancellationToken, Task> work) => others.Add(Task.Run(() => work(ending), CancellationToken.None));
        Clerk Clerk(params string[] of) => new(host, [.. of.Select(n => users[n])], ledger, verdict, Dice());

        for (var i = 0; i < townships.Length; i++)
        {
            var township = townships[i];
            var sender = new Sender(host, users[$"county{i + 1}"], township, ledger, verdict, firstHousehold + (i * 100_000));
            senders.Add(Task.Run(() => sender.WorkAsync(noMoreFiles.Token, stop), CancellationToken.None));
            Work(Clerk(township.OfficerName).WorkAsync);
            Work(Clerk(township.OfficerName).WorkAsync);
            Work(Clerk([.. township.DoctorNames]).WorkAsync);
            Work(new Doctor(host, users[$"county{i + 1}"], ledger, verdict, Dice()).WorkAsync);
        }

        Work(Clerk("county1").WorkAsync);
        Work(Clerk("county2").WorkAsync);
        Work(Clerk(Agencies).WorkAsync);
        Work(new Leader(host, users["county1"], users["county2"], ledger, Dice()).WorkAsync);
        Work(new Ender(host, users["county2"], ledger, verdict, Dice()).WorkAsync);
        Work(new ClockMover(host, users["admin"], ledger, Dice()).WorkAsync);

        foreach (var name in townships.Select(t => t.OfficerName).Append("county1"))
        {
            var listener = new Listener(host, users[name], verdict);
            Listeners.Add(listener);
            Work(listener.ListenAsync);
        }
    }

    /// <exception cref="Exception">What one of them met and did not expect.</exception>
    public void ThrowIfEnded()
    {
        foreach (var ended in senders.Concat(others).Where(t => t.IsFaulted))
        {
            ended.GetAwaiter().GetResult();
        }
    }

    /// <summary>Every file that was begun is seen to its end.</summary>
    public async Task FinishFilesAsync()
    {
        await noMoreFiles.CancelAsync();
        try
        {
            await Task.WhenAll(senders).WaitAsync(LongestImport);
        }
        catch (TimeoutException)
        {
            verdict.Violation("an import does not come to its end");
        }
    }

    public async Task EndAsync()
    {
        await noMoreFiles.CancelAsync();
        await enough.CancelAsync();
        foreach (var person in others)
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

    public void Dispose()
    {
        foreach (var user in users.Values)
        {
            user.Dispose();
        }

        noMoreFiles.Dispose();
        enough.Dispose();
    }

    /// <summary>Keeps everybody's token, for another host over a copy of the same data.</summary>
    public void SaveTokens(string file) =>
        File.WriteAllText(file, JsonSerializer.Serialize(users.ToDictionary(u => u.Key, u => new Saved(u.Value.UserId, u.Value.Token))));

    private async Task SignInAsync(string[] names, string? tokens, CancellationToken stop)
    {
        var saved = tokens is not null && File.Exists(tokens)
            ? JsonSerializer.Deserialize<Dictionary<string, Saved>>(await File.ReadAllTextAsync(tokens, stop))!
            : [];
        foreach (var name in names)
        {
            var user = users[name] = new(host, name, verdict);
            if (saved.TryGetValue(name, out var token))
            {
                user.SignInAs(token.UserId, token.Token);
            }
        }

        await Task.WhenAll(users.Values.Select(u => u.SignInAsync(stop)));
    }

    private sealed record Saved(Guid UserId, string Token);
}
