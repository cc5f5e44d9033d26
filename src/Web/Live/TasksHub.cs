using System.Security.Claims;
using CaseFlow.Web.Data;
using CaseFlow.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.SignalR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Web.Live;

/// <summary><c>/hubs/tasks</c>. Clients only listen: a message for each event (<see cref="LiveEvents"/>) with a <see cref="Notice"/>. First of all comes
/// <c>Ready {last}</c>: from here on nothing is missed; whoever has fewer than <c>last</c> reads the rest from <c>/api/notifications</c>.</summary>
[Authorize(TokenSetup.HubPolicy)]
public sealed class TasksHub(Connections connections, CallerLoader loader, CaseFlowDb db, IHubContext<TasksHub> hub) : Hub
{
    public const string Path = "/hubs/tasks";

    /// <summary>Not an event: tells a client that it is connected.</summary>
    public const string Ready = "Ready";

    public override async Task OnConnectedAsync()
    {
        var stop = Context.ConnectionAborted;
        var caller = await loader.LoadAsync(Context.User!, stop);
        if (caller is not { UserId: { } userId, OrganisationId: { } organisation })
        {
            Context.Abort();
            return;
        }

        var standing = new Standing(Context.User!.FindFirstValue(CallerLoader.StampClaim) ?? "", caller.Role, organisation);
        var connection = new LiveConnection(Context.ConnectionId, userId, standing, Context.Abort);
        connections.Add(connection);
        var last = await db.Set<NotificationCounter>().Where(c => c.UserId == userId).Select(c => c.Last).SingleOrDefaultAsync(stop);
        await Clients.Caller.SendAsync(Ready, new { last }, stop);
        _ = PumpAsync(connection, hub.Clients.Client(connection.Id), stop);
    }

    public override Task OnDisconnectedAsync(Exception? exception)
    {
        if (Guid.TryParse(Context.User?.FindFirstValue(ClaimTypes.NameIdentifier), out var userId))
        {
            connections.Remove(Context.ConnectionId, userId);
        }

        return Task.CompletedTask;
    }

    private static async Task PumpAsync(LiveConnection connection, ISingleClientProxy client, CancellationToken stop)
    {
        try
        {
            await foreach (var notice in connection.ReadAllAsync(stop))
            {
                await client.SendAsync(notice.Event, notice, stop);
            }
        }
        catch (OperationCanceledException)
        {
            // The connection is gone; what it did not take is read after the next one.
        }
        finally
        {
            connection.Close();
        }
    }
}
