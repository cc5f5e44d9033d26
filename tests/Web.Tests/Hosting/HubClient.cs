using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace CaseFlow.Web.Tests.Hosting;

/// <summary>Listens at <c>/hubs/tasks</c> as a client would, over a real WebSocket in the hub's JSON protocol.</summary>
public sealed class HubClient : IAsyncDisposable
{
    private const byte EndOfMessage = 0x1e;
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);
    private static readonly TimeSpan PingEvery = TimeSpan.FromSeconds(10); // a hub drops who is silent for 30 s

    private readonly ClientWebSocket socket;
    private readonly CancellationTokenSource stop = new();
    private readonly Lock only = new();
    private readonly List<Message> received = [];
    private readonly TaskCompletionSource<long> ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task listening;
    private TaskCompletionSource next = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private HubClient(ClientWebSocket socket)
    {
        this.socket = socket;
        listening = Task.WhenAll(ListenAsync(), PingAsync());
    }

    /// <summary>What arrived so far, in the order of arrival.</summary>
    public IReadOnlyList<Message> Received
    {
        get
        {
            lock (only)
            {
                return [.. received];
            }
        }
    }

    /// <summary>The caller's last number at the time of connecting.</summary>
    public long LastAtConnecting => ready.Task.Result;

    /// <summary>Ends when the hub, or this client, has closed the connection.</summary>
    public Task Closed => listening;

    /// <summary>Connects and waits until nothing is missed any more.</summary>
    /// <param name="house">Where the house is, for example <c>http://localhost:5080</c>.</param>
    /// <param name="token">Sent as <c>access_token</c>; null to come with a cookie.</param>
    /// <param name="dress">For example cookies and an Origin header.</param>
    public static async Task<HubClient> ConnectAsync(Uri house, string? token, Action<ClientWebSocketOptions>? dress = null)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        var socket = new ClientWebSocket();
        dress?.Invoke(socket.Options);
        var query = token is null ? "" : $"?access_token={Uri.EscapeDataString(token)}";
        try
        {
            await socket.ConnectAsync(new Uri($"ws://{house.Authority}/hubs/tasks{query}"), limit.Token);
            await SendAsync(socket, """{"protocol":"json","version":1}""", limit.Token);
        }
        catch
        {
            socket.Dispose();
            throw;
        }

        var client = new HubClient(socket);
        await Task.WhenAny(client.ready.Task, client.Closed).WaitAsync(limit.Token);
        if (!client.ready.Task.IsCompleted)
        {
            await client.DisposeAsync();
            throw new InvalidOperationException("The hub closed the connection.");
        }

        return client;
    }

    /// <summary>The first message that fits, received already or yet to come.</summary>
    /// <exception cref="TimeoutException">None came in time (10 s unless said otherwise).</exception>
    public async Task<Message> WaitForAsync(Func<Message, bool> fits, TimeSpan? atMost = null)
    {
        using var limit = new CancellationTokenSource(atMost ?? TimeSpan.FromSeconds(10));
        while (true)
        {
            Task more;
            lock (only)
            {
                if (received.FirstOrDefault(fits) is { } found)
                {
                    return found;
                }

                more = next.Task;
            }

            try
            {
                await more.WaitAsync(limit.Token);
            }
            catch (OperationCanceledException)
            {
                throw new TimeoutException($"No such message; {Received.Count} others came.");
            }
        }
    }

    public Task<Message> WaitForAsync(string name, Guid subjectId) => WaitForAsync(m => m.Event == name && m.SubjectId == subjectId);

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        socket.Abort();
        await listening;
        socket.Dispose();
        stop.Dispose();
    }

    private static Task SendAsync(ClientWebSocket socket, string json, CancellationToken stop) =>
        socket.SendAsync(new ArraySegment<byte>([.. Encoding.UTF8.GetBytes(json), EndOfMessage]), WebSocketMessageType.Text, true, stop);

    private async Task PingAsync()
    {
        using var timer = new PeriodicTimer(PingEvery);
        try
        {
            while (await timer.WaitForNextTickAsync(stop.Token))
            {
                await SendAsync(socket, """{"type":6}""", stop.Token);
            }
        }
        catch (Exception ended) when (ended is OperationCanceledException or WebSocketException or ObjectDisposedException)
        {
            // The listener tells that it is over.
        }
    }

    private async Task ListenAsync()
    {
        var buffer = new byte[16 * 1024];
        var pending = new MemoryStream();
        try
        {
            while (true)
            {
                var part = await socket.ReceiveAsync(buffer, stop.Token);
                if (part.MessageType == WebSocketMessageType.Close)
                {
                    break;
                }

                foreach (var one in buffer.AsSpan(0, part.Count).ToArray())
                {
                    if (one != EndOfMessage)
                    {
                        pending.WriteByte(one);
                        continue;
                    }

                    Take(pending.ToArray());
                    pending.SetLength(0);
                }
            }
        }
        catch (Exception ended) when (ended is OperationCanceledException or WebSocketException or ObjectDisposedException)
        {
            // The hub, or the process that held it, is gone.
        }
        finally
        {
            await stop.CancelAsync();
        }
    }

    private void Take(byte[] json)
    {
        using var document = JsonDocument.Parse(json);
        var message = document.RootElement;
        if (!message.TryGetProperty("type", out var type) || type.GetInt32() != 1)
        {
            return; // the answer to the handshake, a ping, a close
        }

        var argument = message.GetProperty("arguments")[0];
        if (message.GetProperty("target").GetString() == "Ready")
        {
            ready.TrySetResult(argument.GetProperty("last").GetInt64());
            return;
        }

        lock (only)
        {
            received.Add(argument.Deserialize<Message>(Json)! with { Target = message.GetProperty("target").GetString()! });
            Interlocked.Exchange(ref next, new(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();
        }
    }

    /// <param name="Target">The hub's name for the message; the event's.</param>
    public sealed record Message(
        string Target, long Seq, Guid Id, string Event, string SubjectType, Guid SubjectId, string Code, JsonElement Params, DateTimeOffset At);
}
