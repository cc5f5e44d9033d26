using CaseFlow.Domain.Cases;
using CaseFlow.Web.Data.UnitOfWork;
using CaseFlow.Web.Features.Desk;
using CaseFlow.Web.Security;
using CaseFlow.Web.Security.Audit;
using MediatR;

namespace CaseFlow.Web.Features.Tasks;

/// <summary>Stops a task's clock because the household is waited for: at most ten working days in a cycle, and logged.</summary>
public static class WaitForHousehold
{
    /// <param name="WorkingDays">1 to 10.</param>
    /// <param name="Reason">A code: WorkingAway, InHospital, Papers or Other.</param>
    public sealed record Body(int WorkingDays, string Reason);

    public sealed record Command(Guid TaskId, int WorkingDays, string Reason) : ICommand<Answer>;

    public sealed record Answer(Guid Id, DateOnly DueOn, int Revision);

    private static readonly HashSet<string> Reasons = ["WorkingAway", "InHospital", "Papers", "Other"];

    public static void Map(RouteGroupBuilder tasks) => tasks
        .MapPost("/{id:guid}/wait", async (Guid id, Body body, IMediator mediator, CancellationToken stop) =>
            TypedResults.Ok(await mediator.Send(new Command(id, body.WorkingDays, body.Reason), stop)))
        .RequireAuthorization(Permissions.Work)
        .ProducesProblem(StatusCodes.Status400BadRequest)
        .ProducesProblem(StatusCodes.Status403Forbidden)
        .ProducesProblem(StatusCodes.Status404NotFound)
        .ProducesProblem(StatusCodes.Status409Conflict);

    internal sealed class Handler(TaskDoors doors, CaseFiles files, DueDays due, CallerContext caller, IAuditTrail audit)
        : IRequestHandler<Command, Answer>
    {
        public async Task<Answer> Handle(Command request, CancellationToken cancellationToken)
        {
            var task = await doors.FindAsync(request.TaskId, cancellationToken);
            task.MayComplete(await doors.WorkerAsync(task, cancellationToken), task.Revision);
            if (task.CaseId is not { } caseId || !Reasons.Contains(request.Reason))
            {
                throw CaseErrors.WaitReasonUnknown(request.Reason);
            }

            var act = doors.Act();
            using (caller.AsSystem("task-rules"))
            {
                var file = await files.OpenAsync(caseId, cancellationToken);
                file.WaitForHousehold(task.Id, request.WorkingDays, request.Reason, CasePolicy.Default, act);
                var dueOn = await due.AddAsync(task.DueOn, request.WorkingDays, cancellationToken);
                task.Extend(dueOn, due.EndOf(dueOn));
            }

            audit.Record("task.wait", "task", task.Id, new { request.WorkingDays, request.Reason });
            return new(task.Id, task.DueOn, task.Revision);
        }
    }
}
