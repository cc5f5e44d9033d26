using CaseFlow.Web.Features.Tasks;
using CaseFlow.Web.Security;
using MediatR;

namespace CaseFlow.Web.Features.Trials;

/// <summary><c>POST /api/trials/{id}/tasks/{taskId}/complete</c>: answers a task of a trial as the role and unit that it waits for.</summary>
public static class AnswerTrialTask
{
    public sealed record Request(Guid TrialId, Guid TaskId, CompleteTask.Body Body) : IRequest<CompleteTask.Answer>;

    public static void Map(RouteGroupBuilder trials) => trials
        .MapPost("/{id:guid}/tasks/{taskId:guid}/complete", async (Guid id, Guid taskId, CompleteTask.Body body, IMediator mediator, CancellationToken stop) =>
            TypedResults.Ok(await mediator.Send(new Request(id, taskId, body), stop)))
        .RequireAuthorization(Permissions.Administer)
        .ProducesProblem(StatusCodes.Status400BadRequest)
        .ProducesProblem(StatusCodes.Status404NotFound)
        .ProducesProblem(StatusCodes.Status409Conflict)
        .ProducesProblem(StatusCodes.Status422UnprocessableEntity);

    internal sealed class Handler(Trials trials) : IRequestHandler<Request, CompleteTask.Answer>
    {
        public async Task<CompleteTask.Answer> Handle(Request request, CancellationToken cancellationToken)
        {
            var trial = trials.Get(request.TrialId);
            var standIn = await StandIns.ForAsync(trial, request.TaskId, cancellationToken);
            return await trial.SendAsync(new CompleteTask.Command(request.TaskId, request.Body), standIn, cancellationToken);
        }
    }
}
