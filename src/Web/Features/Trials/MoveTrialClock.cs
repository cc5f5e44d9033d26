using CaseFlow.Web.Features.Clock;
using CaseFlow.Web.Hosting.Time;
using CaseFlow.Web.Security;
using MediatR;

namespace CaseFlow.Web.Features.Trials;

/// <summary><c>POST /api/trials/{id}/clock</c>: lets time pass in a trial, and nowhere else; what falls due on the way happens, each at its moment.</summary>
public static class MoveTrialClock
{
    public const int MostDays = 366;

    /// <param name="Days">1 to 366; null: to the next moment at which something falls due.</param>
    public sealed record Body(int? Days = null);

    public sealed record Request(Guid TrialId, int? Days) : IRequest<MoveClock.Answer>;

    public static void Map(RouteGroupBuilder trials) => trials
        .MapPost("/{id:guid}/clock", async (Guid id, Body? body, IMediator mediator, CancellationToken stop) =>
            TypedResults.Ok(await mediator.Send(new Request(id, body?.Days), stop)))
        .RequireAuthorization(Permissions.Administer)
        .ProducesProblem(StatusCodes.Status400BadRequest)
        .ProducesProblem(StatusCodes.Status404NotFound)
        .ProducesProblem(StatusCodes.Status409Conflict);

    internal sealed class Handler(Trials trials, CallerContext caller) : IRequestHandler<Request, MoveClock.Answer>
    {
        public async Task<MoveClock.Answer> Handle(Request request, CancellationToken cancellationToken)
        {
            if (request.Days is < 1 or > MostDays) throw TrialErrors.OutOfRange("days", 1, MostDays);

            var trial = trials.Get(request.TrialId);
            using var visit = trial.Enter(out var house);
            return await house.GetRequiredService<ClockMover>().MoveAsync(await AdvanceAsync(house, request.Days, cancellationToken), caller.Current, cancellationToken);
        }

        private static async Task<TimeSpan> AdvanceAsync(IServiceProvider house, int? days, CancellationToken stop)
        {
            if (days is { } given) return TimeSpan.FromDays(given);

            var next = await house.GetRequiredService<DueQueue>().PeekAsync(stop) ?? throw TrialErrors.NothingDue();
            var ahead = next.At - house.GetRequiredService<CaseClock>().Now;
            return ahead > TimeSpan.Zero ? ahead : TimeSpan.FromMilliseconds(1); // due already: the loop is about to see it
        }
    }
}
