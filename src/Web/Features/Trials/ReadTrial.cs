using CaseFlow.Web.Security;
using MediatR;

namespace CaseFlow.Web.Features.Trials;

/// <summary><c>GET /api/trials/{id}</c>: how a trial stands.</summary>
public static class ReadTrial
{
    public sealed record Query(Guid TrialId) : IRequest<Answer>;

    /// <param name="Of">What is tried, and by whom.</param>
    /// <param name="InstanceId">Of the workflow that began, to be shown on the canvas.</param>
    /// <param name="StartedAt">By the clock of the machine, as <paramref name="EndsAt"/>.</param>
    /// <param name="EndsAt">If nobody looks at it until then.</param>
    public sealed record Answer(Guid Id, TrialOf Of, Guid InstanceId, DateTimeOffset StartedAt, DateTimeOffset EndsAt, LookIntoTrial.Answer Inside);

    public static void Map(RouteGroupBuilder trials) => trials
        .MapGet("/{id:guid}", async (Guid id, IMediator mediator, CancellationToken stop) => TypedResults.Ok(await mediator.Send(new Query(id), stop)))
        .RequireAuthorization(Permissions.Administer)
        .ProducesProblem(StatusCodes.Status404NotFound);

    internal sealed class Handler(Trials trials) : IRequestHandler<Query, Answer>
    {
        public async Task<Answer> Handle(Query request, CancellationToken cancellationToken)
        {
            var trial = trials.Get(request.TrialId);
            var inside = await trial.SendAsync(new LookIntoTrial.Query(), null, cancellationToken);
            return new(trial.Id, trial.Of, trial.InstanceId, trial.StartedAt, trial.UsedAt + Trials.LongestRest, inside);
        }
    }
}
