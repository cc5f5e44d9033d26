using CaseFlow.Web.Security;
using MediatR;

namespace CaseFlow.Web.Features.Trials;

/// <summary><c>GET /api/trials</c>: those that run, at most three.</summary>
public static class ListTrials
{
    public sealed record Query : IRequest<IReadOnlyList<Item>>;

    public sealed record Item(Guid Id, TrialOf Of, Guid InstanceId, DateTimeOffset StartedAt, DateTimeOffset EndsAt);

    public static void Map(RouteGroupBuilder trials) => trials
        .MapGet("/", async (IMediator mediator, CancellationToken stop) => TypedResults.Ok(await mediator.Send(new Query(), stop)))
        .RequireAuthorization(Permissions.Administer);

    internal sealed class Handler(Trials trials) : IRequestHandler<Query, IReadOnlyList<Item>>
    {
        public Task<IReadOnlyList<Item>> Handle(Query request, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<Item>>(
            [.. trials.All.Select(t => new Item(t.Id, t.Of, t.InstanceId, t.StartedAt, t.UsedAt + Trials.LongestRest))]);
    }
}
