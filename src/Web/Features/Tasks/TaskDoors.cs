using CaseFlow.Domain.Cases;
using CaseFlow.Domain.Tasks;
using CaseFlow.Domain.Time;
using CaseFlow.Web.Data;
using CaseFlow.Web.Features.Desk;
using CaseFlow.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Web.Features.Tasks;

/// <summary>Finds a task within the caller's scope, and says who the caller is to it.</summary>
public sealed class TaskDoors(CaseFlowDb db, CallerContext caller, OrgTree organisations, ICaseClock clock)
{
    /// <exception cref="Domain.Common.DomainException"><c>task.not_found</c>: there is none, or it lies out of scope.</exception>
    public async Task<WorkTask> FindAsync(Guid id, CancellationToken stop) =>
        await db.WorkTasks.SingleOrDefaultAsync(t => t.Id == id, stop) ?? throw TaskErrors.NotFound(id);

    public async Task<Worker> WorkerAsync(WorkTask task, CancellationToken stop)
    {
        var who = caller.Current;
        var user = who.UserId ?? throw TaskErrors.NotCandidate(task.Id, task.Role);
        var organisation = who.OrganisationId ?? Guid.Empty;
        return new(user, who.Role, organisation, await SupervisesAsync(task, user, stop));
    }

    /// <summary>What the caller does, for the history of a case.</summary>
    public Act Act() => new(new(caller.Current.ActingUserId, caller.Current.Role), clock.Now, clock.Today);

    /// <summary>Leads the task's organisation or one above it, or sees it as a member of the supervision group.</summary>
    private async Task<bool> SupervisesAsync(WorkTask task, Guid user, CancellationToken stop) =>
        caller.Current.Role == Roles.SupervisionGroup || await organisations.IsLedByAsync(task.OrganisationId, user, stop);
}
