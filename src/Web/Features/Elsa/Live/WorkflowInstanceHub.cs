using System.Security.Claims;
using CaseFlow.Web.Data;
using CaseFlow.Web.Security;
using CaseFlow.Workflows.Storage;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.SignalR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Web.Features.Elsa.Live;

/// <summary><c>/elsa/hubs/workflow-instance</c>: Elsa's viewer names the instances that it shows, and hears after each commit that changed one of them. What
/// it hears, see <see cref="TellObservers"/>.</summary>
[Authorize(TokenSetup.ApiPolicy)]
[Authorize(Permissions.Administer)]
public sealed class WorkflowInstanceHub(Observers observers, CaseFlowDb db) : Hub
{
    public const string Path = "/elsa/hubs/workflow-instance";

    public override Task OnConnectedAsync()
    {
        if (Guid.TryParse(Context.User?.FindFirstValue(ClaimTypes.NameIdentifier), out var user)) observers.Enter(new(Context.ConnectionId, user, Context.User!, Context.Abort));
        else Context.Abort();
        return Task.CompletedTask;
    }

    public override Task OnDisconnectedAsync(Exception? exception)
    {
        observers.Leave(Context.ConnectionId);
        return Task.CompletedTask;
    }

    /// <summary>From now on the connection hears of this instance. One that is not there is silent.</summary>
    public async Task ObserveInstanceAsync(string instanceId)
    {
        if (!Guid.TryParse(instanceId, out var id)) return;

        var revision = await db.Set<InstanceRow>().Where(i => i.Id == id).Select(i => (int?)i.Revision).SingleOrDefaultAsync(Context.ConnectionAborted);
        if (revision is { } now) observers.Observe(Context.ConnectionId, id, now);
    }
}
