using CaseFlow.Domain.Tasks;
using CaseFlow.Domain.Time;
using CaseFlow.Web.Data;

namespace CaseFlow.Web.Features.Desk;

/// <summary>Opens a task with its deadlines and with the rows that say who may see it: its organisation, what that belongs to, and the
/// township whose caseload it counts to.</summary>
public sealed class TaskOpenings(CaseFlowDb db, OrgTree organisations, DueDays due, ICaseClock clock)
{
    public async Task<WorkTask> OpenAsync(TaskOpening opening, CancellationToken stop)
    {
        var task = WorkTask.Open(opening, clock.Now);
        db.Add(task);
        var seenBy = (await organisations.UpwardsAsync(task.OrganisationId, stop)).Select(u => u.Id).Append(task.OrganisationId);
        if (opening is { Role: Security.Roles.SupervisionGroup, TownshipId: { } township })
        {
            seenBy = seenBy.Append(township); // the group sees by its contact townships
        }

        foreach (var organisation in seenBy.Distinct())
        {
            db.Add(new ScopeRow(ScopeSubjects.Task, task.Id, organisation, organisation == task.OrganisationId ? "own" : "above"));
        }

        await due.LayDownAsync(task, stop);
        return task;
    }
}
