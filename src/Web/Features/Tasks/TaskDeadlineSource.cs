using CaseFlow.Domain.Tasks;
using CaseFlow.Web.Data;
using CaseFlow.Web.Hosting.Time;
using CaseFlow.Web.Live;
using CaseFlow.Web.Security;
using CaseFlow.Web.Security.Audit;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Web.Features.Tasks;

/// <summary>Reminds, and carries what is late further up: supervisor, supervision group, list. One deadline a unit of work.</summary>
internal sealed class TaskDeadlineSource(CaseFlowDb db, IOutbox outbox, IAuditTrail audit) : IDueSource
{
    public string Name => "task-deadlines";

    public IReadOnlyCollection<Type> Rows { get; } = [typeof(TaskDeadline)];

    public async Task<DateTimeOffset?> NextDueAsync(CancellationToken stop) =>
        await db.TaskDeadlines.Where(d => d.FiredAt == null).MinAsync(d => (DateTimeOffset?)d.DueAt, stop);

    public async Task<bool> FireNextAsync(DateTimeOffset upTo, CancellationToken stop)
    {
        var due = await db.TaskDeadlines
            .Where(d => d.FiredAt == null && d.DueAt <= upTo)
            .OrderBy(d => d.DueAt)
            .ThenBy(d => d.Id)
            .FirstOrDefaultAsync(stop);
        if (due is null)
        {
            return false;
        }

        var task = await db.WorkTasks.SingleAsync(t => t.Id == due.TaskId, stop);
        if (task.State is not TaskState.Open)
        {
            db.Remove(due);
            return true;
        }

        due.Fire(due.DueAt);
        Tell(task, due.Step);
        audit.Record("task.deadline", "task", task.Id, new { step = due.Step.ToString(), task.Kind });
        return true;
    }

    private void Tell(WorkTask task, DeadlineStep step)
    {
        var (name, code, audience) = step switch
        {
            DeadlineStep.DueSoon => (LiveEvents.TaskDueSoon, "task.due_soon", TaskNews.DoersOf(task) with { WithSupervisors = false }),
            DeadlineStep.Overdue => (LiveEvents.TaskOverdue, "task.overdue", TaskNews.DoersOf(task)),
            DeadlineStep.SupervisionGroup => (LiveEvents.TaskOverdue, "task.overdue_supervision", GroupOf(task)),
            _ => (LiveEvents.TaskOverdue, "task.overdue_listed", GroupOf(task)),
        };
        outbox.Tell(new(name, "task", task.Id, code, TaskNews.ParametersOf(task), audience));
    }

    /// <summary>The members of the supervision group linked to the township.</summary>
    private static Audience GroupOf(WorkTask task) => new(Role: Roles.SupervisionGroup, OrganisationId: task.TownshipId ?? task.OrganisationId);
}
