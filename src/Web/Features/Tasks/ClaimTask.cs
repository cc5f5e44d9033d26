using CaseFlow.Domain.Time;
using CaseFlow.Web.Data.UnitOfWork;
using CaseFlow.Web.Security;
using CaseFlow.Web.Security.Audit;
using MediatR;

namespace CaseFlow.Web.Features.Tasks;

/// <summary>Takes a task of one's group; claiming what one holds changes nothing.</summary>
public static class ClaimTask
{
    public sealed record Command(Guid TaskId) : ICommand<TaskHold>;

    public static void Map(RouteGroupBuilder tasks) => tasks
        .MapPost("/{id:guid}/claim", async (Guid id, IMediator mediator, CancellationToken stop) =>
            TypedResults.Ok(await mediator.Send(new Command(id), stop)))
        .RequireAuthorization(Permissions.Work)
        .ProducesProblem(StatusCodes.Status403Forbidden)
        .ProducesProblem(StatusCodes.Status404NotFound)
        .ProducesProblem(StatusCodes.Status409Conflict);

    internal sealed class Handler(TaskDoors doors, IAuditTrail audit, ICaseClock clock) : IRequestHandler<Command, TaskHold>
    {
        public async Task<TaskHold> Handle(Command request, CancellationToken cancellationToken)
        {
            var task = await doors.FindAsync(request.TaskId, cancellationToken);

            task.Claim(await doors.WorkerAsync(task, cancellationToken), clock.Now);

            audit.Record("task.claim", "task", task.Id);
            return TaskHold.Of(task);
        }
    }
}

/// <summary>Who holds a task now, and its revision for the next step.</summary>
public sealed record TaskHold(Guid Id, string State, Guid? ClaimedBy, Guid? AssigneeId, int Revision)
{
    internal static TaskHold Of(Domain.Tasks.WorkTask task) =>
        new(task.Id, StateNames.Of(task.State), task.ClaimedBy, task.AssigneeId, task.Revision);
}
