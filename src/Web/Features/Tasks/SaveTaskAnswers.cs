using System.Text.Json.Nodes;
using CaseFlow.Domain.Tasks;
using CaseFlow.Domain.Time;
using CaseFlow.Web.Data;
using CaseFlow.Web.Data.UnitOfWork;
using CaseFlow.Web.Security;
using CaseFlow.Web.Security.Audit;
using MediatR;

namespace CaseFlow.Web.Features.Tasks;

/// <summary>Keeps a draft of a task's answers as one more version. A draft does not count the task's revision up.</summary>
public static class SaveTaskAnswers
{
    public sealed record Body(JsonObject Answers);

    public sealed record Command(Guid TaskId, JsonObject Answers) : ICommand<Answer>;

    public sealed record Answer(Guid Id, int Revision, DateTimeOffset SavedAt);

    public static void Map(RouteGroupBuilder tasks) => tasks
        .MapPut("/{id:guid}/answers", async (Guid id, Body body, IMediator mediator, CancellationToken stop) =>
            TypedResults.Ok(await mediator.Send(new Command(id, body.Answers), stop)))
        .RequireAuthorization(Permissions.Work)
        .ProducesProblem(StatusCodes.Status400BadRequest)
        .ProducesProblem(StatusCodes.Status403Forbidden)
        .ProducesProblem(StatusCodes.Status404NotFound)
        .ProducesProblem(StatusCodes.Status409Conflict);

    internal sealed class Handler(CaseFlowDb db, TaskDoors doors, IAuditTrail audit, ICaseClock clock) : IRequestHandler<Command, Answer>
    {
        public async Task<Answer> Handle(Command request, CancellationToken cancellationToken)
        {
            var task = await doors.FindAsync(request.TaskId, cancellationToken);
            var worker = await doors.WorkerAsync(task, cancellationToken);
            task.MayComplete(worker, task.Revision);

            var read = task.Form().CheckDraft(request.Answers);

            db.Add(TaskAnswer.Of(task, read, outcome: null, final: false, worker.UserId, clock.Now));
            audit.Record("task.save_answers", "task", task.Id);
            return new(task.Id, task.Revision, clock.Now);
        }
    }
}
