using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Channels;

namespace CaseFlow.Web.Tests.Elsa;

/// <summary>Listens to instances as Elsa's viewer does: a WebSocket with the token behind the question mark, the hub's JSON protocol.</summary>
internal sealed class InstanceListener : IAsyncDisposable
{
    private const char EndOfMessage = '\u001e';
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(15);

    private readonly ClientWebSocket socket;
    private readonly CancellationTokenSource stop = new();
    private readonly Channel<(string Target, JsonNode Argument)> heard = Channel.CreateUnbounded<(string, JsonNode)>();
    private readonly Task listening;

    private InstanceListener(ClientWebSocket socket)
    {
        this.socket = socket;
        listening = ListenAsync();
    }

    public static Uri AddressOf(Uri house, string? token) =>
        new($"ws://{house.Authority}/elsa/hubs/workflow-instance{(token is null ? "" : $"?access_token={Uri.EscapeDataString(token)}")}");

    public static async Task<InstanceListener> ConnectAsync(Uri house, string token, params Guid[] instances)
    {
        using var limit = new CancellationTokenSource(Limit);
        var socket = new ClientWebSocket();
        await socket.ConnectAsync(AddressOf(house, token), limit.Token);
        var listener = new InstanceListener(socket);
        await listener.SendAsync("""{"protocol":"json","version":1}""");
        // With an invocation id the hub says when it is done.
        foreach (var (id, number) in instances.Select((id, number) => (id, number)))
        {
            await listener.SendAsync($$"""{"type":1,"invocationId":"{{number}}","target":"ObserveInstanceAsync","arguments":["{{id}}"]}""");
            (await listener.NextAsync()).Target.Should().Be("done");
        }

        return listener;
    }

    /// <exception cref="TimeoutException">Nothing came in time.</exception>
    public async Task<(string Target, JsonNode Argument)> NextAsync(TimeSpan? atMost = null)
    {
        using var limit = new CancellationTokenSource(atMost ?? Limit);
        try
        {
            return await heard.Reader.ReadAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            throw new TimeoutException("The hub said nothing.");
        }
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        socket.Abort();
        await listening;
        socket.Dispose();
        stop.Dispose();
    }

    private Task SendAsync(string json) => socket.SendAsync(Encoding.UTF8.GetBytes(json + EndOfMessage), WebSocketMessageType.Text, true, stop.Token);

    private async Task ListenAsync()
    {
        var buffer = new byte[16 * 1024];
        using var pending = new MemoryStream();
        try
        {
            while (await socket.ReceiveAsync(buffer, stop.Token) is { MessageType: not WebSocketMessageType.Close } part)
            {
                pending.Write(buffer, 0, part.Count);
                if (!part.EndOfMessage) continue;

                foreach (var message in Encoding.UTF8.GetString(pending.ToArray()).Split(EndOfMessage, StringSplitOptions.RemoveEmptyEntries)) Take(JsonNode.Parse(message)!);
                pending.SetLength(0);
            }
        }
        catch (Exception ended) when (ended is OperationCanceledException or WebSocketException)
        {
            // The hub, or this client, has closed.
        }

        heard.Writer.TryComplete();
    }

    private void Take(JsonNode message)
    {
        switch ((int?)message["type"])
        {
            case 1:
                heard.Writer.TryWrite(((string)message["target"]!, message["arguments"]![0]!));
                break;
            case 3:
                heard.Writer.TryWrite(("done", message));
                break;
        }
    }
}
