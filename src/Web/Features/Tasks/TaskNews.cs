using CaseFlow.Domain.Tasks;
using CaseFlow.Web.Data.UnitOfWork;
using CaseFlow.Web.Features.Desk;
using CaseFlow.Web.Live;
using MediatR;

namespace CaseFlow.Web.Features.Tasks;

/// <summary>What happened to a task, told to those it concerns; and its deadlines follow it.</summary>
internal sealed class TaskNews(IOutbox outbox, DueDays due) :
    INotificationHandler<Happened<TaskAssigned>>,
    INotificationHandler<Happened<TaskCompleted>>,
    INotificationHandler<Happened<TaskWithdrawn>>,
    INotificationHandler<Happened<TaskExtended>>
{
    public Task Handle(Happened<TaskAssigned> notification, CancellationToken cancellationToken)
    {
        var (task, returned) = notification.Event;
        var (name, code) = returned ? (LiveEvents.TaskReturned, "task.returned") : (LiveEvents.TaskAssigned, "task.assigned");
        outbox.Tell(new(name, "task", task.Id, code, ParametersOf(task), DoersOf(task)));
        return Task.CompletedTask;
    }

    public async Task Handle(Happened<TaskCompleted> notification, CancellationToken cancellationToken)
    {
        var task = notification.Event.Task;
        await due.TakeUpAsync(task.Id, cancellationToken);
        outbox.Tell(new(LiveEvents.TaskCompleted, "task", task.Id, "task.completed", ParametersOf(task), DoersOf(task)));
    }

    public Task Handle(Happened<TaskWithdrawn> notification, CancellationToken cancellationToken) =>
        due.TakeUpAsync(notification.Event.TaskId, cancellationToken);

    public async Task Handle(Happened<TaskExtended> notification, CancellationToken cancellationToken)
    {
        await due.TakeUpAsync(notification.Event.Task.Id, cancellationToken);
        await due.LayDownAsync(notification.Event.Task, cancellationToken);
    }

    /// <summary>The holder, or while nobody holds it the whole group; and their supervisors.</summary>
    internal static Audience DoersOf(WorkTask task) => task.ClaimedBy is { } holder
        ? new(UserId: holder, OrganisationId: task.OrganisationId)
        : new(Role: task.Role, OrganisationId: task.OrganisationId);

    internal static Dictionary<string, object?> ParametersOf(WorkTask task) => new()
    {
        ["taskId"] = task.Id,
        ["kind"] = task.Kind,
        ["caseId"] = task.CaseId,
        ["number"] = task.CaseNumber,
        ["dueOn"] = task.DueOn,
        ["organisationId"] = task.OrganisationId,
    };
}
