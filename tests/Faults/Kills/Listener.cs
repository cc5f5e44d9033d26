using System.Net.WebSockets;
using CaseFlow.Faults.Checks;
using CaseFlow.Faults.Hosting;
using CaseFlow.Web.Tests.Hosting;

namespace CaseFlow.Faults.Kills;

/// <summary>Somebody who keeps a connection to the hub through all kills, reads after each what was missed, and so must know every notice of theirs once, in order.</summary>
internal sealed class Listener(HostProcess host, UserClient user, Verdict verdict)
{
    private const int PageSize = 200;
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(500);
    private readonly List<Guid> known = [];
    private int pushed;

    public async Task ListenAsync(CancellationToken stop)
    {
        while (true)
        {
            await host.WaitUpAsync(stop);
            try
            {
                await using var hub = await HubClient.ConnectAsync(host.Address, user.Token);
                await ReadUpToAsync(hub.LastAtConnecting, stop);
                await FollowAsync(hub, stop);
            }
            catch (Exception cut) when (cut is WebSocketException or InvalidOperationException or HttpRequestException
                || (cut is OperationCanceledException && !stop.IsCancellationRequested))
            {
                await Task.Delay(Glance, stop);
            }
        }
    }

    /// <summary>Reads the rest through the API.</summary>
    public Task CatchUpAsync(CancellationToken stop) => ReadUpToAsync(long.MaxValue, stop);

    /// <summary>What was heard and read against what is stored.</summary>
    /// <param name="database">Of a host that is dead.</param>
    /// <param name="whole">They must know everything; else only nothing that is not there.</param>
    public void Compare(ReadOnlyDatabase database, bool whole)
    {
        var stored = database.Column(
            "SELECT lower(EventId) FROM notifications WHERE upper(UserId) = $id ORDER BY Seq", ("$id", user.UserId.ToString().ToUpperInvariant()));
        string[] heard;
        lock (known)
        {
            heard = [.. known.Select(id => id.ToString())];
        }

        verdict.Must(
            heard.Length <= stored.Count && heard.SequenceEqual(stored.Take(heard.Length)),
            $"{user.UserName} was shown {heard.Length} notices, stored are {stored.Count}, or others");
        verdict.Must(!whole || heard.Length == stored.Count, $"{user.UserName} knows {heard.Length} notices of {stored.Count}");
        if (whole)
        {
            Console.WriteLine($"{user.UserName} knows {heard.Length} notices, {pushed} of them pushed");
        }
    }

    private async Task FollowAsync(HubClient hub, CancellationToken stop)
    {
        while (!hub.Closed.IsCompleted)
        {
            stop.ThrowIfCancellationRequested();
            HubClient.Message message;
            try
            {
                message = await hub.WaitForAsync(m => m.Seq > known.Count, Glance);
            }
            catch (TimeoutException)
            {
                continue;
            }

            if (message.Seq == known.Count + 1)
            {
                LookUp(message);
                Learn(message.Id);
                pushed++;
                continue;
            }

            verdict.Violation($"{user.UserName} was sent number {message.Seq} after {known.Count}");
            await ReadUpToAsync(message.Seq, stop);
        }
    }

    /// <summary>What is pushed is committed by then.</summary>
    private void LookUp(HubClient.Message message)
    {
        using var database = new ReadOnlyDatabase(host.Database);
        verdict.Must(
            database.Count(
                "SELECT count(*) FROM notifications WHERE upper(UserId) = $user AND Seq = $seq AND upper(EventId) = $event",
                ("$user", user.UserId.ToString().ToUpperInvariant()),
                ("$seq", message.Seq),
                ("$event", message.Id.ToString().ToUpperInvariant())) == 1,
            $"{user.UserName} was sent number {message.Seq}, which is not committed");
    }

    private void Learn(Guid id)
    {
        lock (known)
        {
            known.Add(id);
        }
    }

    private async Task ReadUpToAsync(long last, CancellationToken stop)
    {
        while (known.Count < last)
        {
            await host.WaitUpAsync(stop);
            var page = await user.GetAsync($"/api/notifications?after={known.Count}&pageSize={PageSize}", stop);
            if (!page.IsOk)
            {
                continue;
            }

            verdict.Must(!page.Json.GetProperty("reset").GetBoolean(), $"{user.UserName} was told to load afresh after {known.Count}");
            var items = page.Json.GetProperty("items").EnumerateArray().ToList();
            if (items.Count == 0)
            {
                verdict.Must(last == long.MaxValue, $"{user.UserName} was promised {last} notices and finds {known.Count}");
                return;
            }

            foreach (var item in items)
            {
                verdict.Must(item.GetProperty("seq").GetInt64() == known.Count + 1, $"{user.UserName} read number {item.GetProperty("seq")} after {known.Count}");
                Learn(item.GetProperty("id").GetGuid());
            }
        }
    }
}
