using System.Text.Json;
using CaseFlow.Web.Features.Tasks;
using CaseFlow.Web.Security;
using MediatR;

namespace CaseFlow.Web.Features.Trials;

/// <summary><c>GET /api/trials/{id}/tasks/{taskId}</c>: a task of a trial, as whoever is to do it reads it.</summary>
public static class ReadTrialTask
{
    public sealed record Query(Guid TrialId, Guid TaskId) : IRequest<ReadTask.Answer>;

    /// <param name="Revision">To be sent back with the answers.</param>
    /// <param name="Fields">As the definition has them.</param>
    public sealed record View(Guid Id, string Kind, string Title, string Role, string State, int Revision, IReadOnlyList<string> Outcomes, JsonElement Fields);

    public static void Map(RouteGroupBuilder trials) => trials
        .MapGet("/{id:guid}/tasks/{taskId:guid}", async (Guid id, Guid taskId, IMediator mediator, CancellationToken stop) =>
        {
            var read = await mediator.Send(new Query(id, taskId), stop);
            var task = read.Task;
            return TypedResults.Ok(new View(
                task.Id, task.Kind, read.Title, task.Role, task.State.ToString(), task.Revision, [.. read.Outcomes.Select(o => o.Name)],
                JsonElement.Parse(task.Fields)));
        })
        .RequireAuthorization(Permissions.Administer)
        .ProducesProblem(StatusCodes.Status404NotFound);

    internal sealed class Handler(Trials trials) : IRequestHandler<Query, ReadTask.Answer>
    {
        public async Task<ReadTask.Answer> Handle(Query request, CancellationToken cancellationToken)
        {
            var trial = trials.Get(request.TrialId);
            return await trial.SendAsync(new ReadTask.Query(request.TaskId), await StandIns.ForAsync(trial, request.TaskId, cancellationToken), cancellationToken);
        }
    }
}
