using CaseFlow.Web.Data.UnitOfWork;
using CaseFlow.Web.Security;
using CaseFlow.Web.Security.Audit;
using MediatR;

namespace CaseFlow.Web.Features.Tasks;

/// <summary>Gives a task back to its group. Its holder may, and whoever supervises it.</summary>
public static class ReleaseTask
{
    public sealed record Command(Guid TaskId) : ICommand<TaskHold>;

    public static void Map(RouteGroupBuilder tasks) => tasks
        .MapPost("/{id:guid}/release", async (Guid id, IMediator mediator, CancellationToken stop) =>
            TypedResults.Ok(await mediator.Send(new Command(id), stop)))
        .RequireAuthorization(Permissions.Work)
        .ProducesProblem(StatusCodes.Status403Forbidden)
        .ProducesProblem(StatusCodes.Status404NotFound)
        .ProducesProblem(StatusCodes.Status409Conflict);

    internal sealed class Handler(TaskDoors doors, IAuditTrail audit) : IRequestHandler<Command, TaskHold>
    {
        public async Task<TaskHold> Handle(Command request, CancellationToken cancellationToken)
        {
            var task = await doors.FindAsync(request.TaskId, cancellationToken);

            task.Release(await doors.WorkerAsync(task, cancellationToken));

            audit.Record("task.release", "task", task.Id);
            return TaskHold.Of(task);
        }
    }
}
