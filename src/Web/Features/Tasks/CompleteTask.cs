using System.Text.Json.Nodes;
using CaseFlow.Domain.Tasks;
using CaseFlow.Domain.Time;
using CaseFlow.Web.Data;
using CaseFlow.Web.Data.UnitOfWork;
using CaseFlow.Web.Features.Desk;
using CaseFlow.Web.Features.Tasks.Rules;
using CaseFlow.Web.Security;
using CaseFlow.Web.Security.Audit;
using CaseFlow.Workflows.Engine;
using MediatR;

namespace CaseFlow.Web.Features.Tasks;

/// <summary>Completes a task: the answers, the case, the workflow and what follows commit together.</summary>
public static class CompleteTask
{
    /// <param name="OperationId">Of the client: sent again with the same body it gets the first answer again.</param>
    /// <param name="Revision">Of the task as the client saw it.</param>
    public sealed record Body(string Outcome, Guid OperationId, int Revision, JsonObject? Answers = null);

    public sealed record Command(Guid TaskId, Body Body) : ICommand<Answer>;

    public sealed record Answer(Guid Id, string State, string Outcome, int Revision, DateTimeOffset CompletedAt);

    public static void Map(RouteGroupBuilder tasks) => tasks
        .MapPost("/{id:guid}/complete", async (Guid id, Body body, IMediator mediator, CancellationToken stop) =>
            TypedResults.Ok(await mediator.Send(new Command(id, body), stop)))
        .RequireAuthorization(Permissions.Work)
        .ProducesProblem(StatusCodes.Status400BadRequest)
        .ProducesProblem(StatusCodes.Status403Forbidden)
        .ProducesProblem(StatusCodes.Status404NotFound)
        .ProducesProblem(StatusCodes.Status409Conflict)
        .ProducesProblem(StatusCodes.Status422UnprocessableEntity);

    internal sealed class Handler(
        CaseFlowDb db,
        TaskDoors doors,
        Operations operations,
        TaskRules rules,
        CaseFiles files,
        IWorkflowEngine engine,
        CallerContext caller,
        IAuditTrail audit,
        ICaseClock clock) : IRequestHandler<Command, Answer>
    {
        public async Task<Answer> Handle(Command request, CancellationToken cancellationToken)
        {
            var body = request.Body;
            var sent = new { request.TaskId, caller.Current.UserId, body.Outcome, body.Revision, body.Answers };
            if (await operations.AnsweredAsync<Answer>(body.OperationId, sent, cancellationToken) is { } first)
            {
                return first;
            }

            var task = await doors.FindAsync(request.TaskId, cancellationToken);
            var worker = await doors.WorkerAsync(task, cancellationToken);
            var act = doors.Act();
            var read = task.Complete(worker, body.Revision, body.Outcome, body.Answers ?? [], clock.Now);
            db.Add(TaskAnswer.Of(task, read, body.Outcome, final: true, worker.UserId, clock.Now));
            audit.Record("task.complete", "task", task.Id, new { task.Kind, body.Outcome, task.CaseId });

            using (caller.AsSystem("task-rules"))
            {
                var file = task.CaseId is { } caseId ? await files.OpenAsync(caseId, cancellationToken) : null;
                await rules.ApplyAsync(new(task, file, body.Outcome, read.All, act), cancellationToken);
                await ResumeAsync(task, read, body.OperationId, cancellationToken);
            }

            var answer = new Answer(task.Id, StateNames.Of(task.State), body.Outcome, task.Revision, clock.Now);
            operations.Remember(body.OperationId, "task.complete", sent, answer);
            return answer;
        }

        /// <summary>The workflow sees the outcome, the task's own ids and codes, and the answers that are not personal.</summary>
        private async Task ResumeAsync(WorkTask task, CheckedAnswers read, Guid operationId, CancellationToken stop)
        {
            if (task.BookmarkId is not { } bookmark)
            {
                return;
            }

            var known = (JsonObject)read.Plain.DeepClone();
            foreach (var (name, value) in task.ParameterValues())
            {
                known[name] = value?.DeepClone();
            }

            await engine.ResumeAsync(
                new(operationId, bookmark, new()
                {
                    ["outcome"] = task.Outcome,
                    ["answers"] = known,
                    ["taskId"] = task.Id.ToString(),
                    ["completedBy"] = task.CompletedBy?.ToString(),
                }),
                stop);
        }
    }
}
