using CaseFlow.Domain.Tasks;
using CaseFlow.Domain.Time;
using CaseFlow.Web.Data;
using CaseFlow.Web.Data.UnitOfWork;
using CaseFlow.Web.Security;
using CaseFlow.Web.Security.Audit;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Web.Features.Tasks;

/// <summary>Hands a task to a colleague of its role and organisation.</summary>
public static class AssignTask
{
    public sealed record Body(Guid AssigneeId);

    public sealed record Command(Guid TaskId, Guid AssigneeId) : ICommand<TaskHold>;

    public static void Map(RouteGroupBuilder tasks) => tasks
        .MapPost("/{id:guid}/assign", async (Guid id, Body body, IMediator mediator, CancellationToken stop) =>
            TypedResults.Ok(await mediator.Send(new Command(id, body.AssigneeId), stop)))
        .RequireAuthorization(Permissions.Work)
        .ProducesProblem(StatusCodes.Status400BadRequest)
        .ProducesProblem(StatusCodes.Status403Forbidden)
        .ProducesProblem(StatusCodes.Status404NotFound)
        .ProducesProblem(StatusCodes.Status409Conflict);

    internal sealed class Handler(CaseFlowDb db, TaskDoors doors, IAuditTrail audit, ICaseClock clock) : IRequestHandler<Command, TaskHold>
    {
        public async Task<TaskHold> Handle(Command request, CancellationToken cancellationToken)
        {
            var task = await doors.FindAsync(request.TaskId, cancellationToken);
            var by = await doors.WorkerAsync(task, cancellationToken);
            var to = await db.Users.AsNoTracking().SingleOrDefaultAsync(u => u.Id == request.AssigneeId && !u.Disabled, cancellationToken)
                ?? throw TaskErrors.AssigneeUnfit(task.Id);

            task.AssignTo(new(to.Id, to.Role, to.OrganisationId), by, clock.Now);

            audit.Record("task.assign", "task", task.Id, new { to = to.Id });
            return TaskHold.Of(task);
        }
    }
}
