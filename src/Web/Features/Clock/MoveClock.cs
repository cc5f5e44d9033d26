using CaseFlow.Domain.Common;
using CaseFlow.Web.Data;
using CaseFlow.Web.Data.UnitOfWork;
using CaseFlow.Web.Hosting.Time;
using CaseFlow.Web.Security;
using CaseFlow.Web.Security.Audit;
using MediatR;

namespace CaseFlow.Web.Features.Clock;

/// <summary>Moves the demo's case clock on, from due moment to due moment, so that what falls due on day 3 happens on day 3.</summary>
public static class MoveClock
{
    /// <param name="Advance">For example <c>30.00:00:00</c>; more than nothing, at most ten years.</param>
    public sealed record Body(TimeSpan Advance);

    /// <param name="Now">The case clock after the move, UTC.</param>
    /// <param name="Today">The county's date.</param>
    public sealed record Answer(DateTimeOffset Now, DateOnly Today);

    /// <summary>One step: the offset as it is from now on.</summary>
    internal sealed record Step(TimeSpan Offset) : ICommand<bool>;

    public static void Map(RouteGroupBuilder api) => api
        .MapPost("/demo/clock", async (Body body, ClockMover mover, CallerContext caller, CancellationToken stop) =>
            TypedResults.Ok(await mover.MoveAsync(body.Advance, caller.Current, stop)))
        .RequireAuthorization(Permissions.Administer)
        .ProducesProblem(StatusCodes.Status400BadRequest);

    internal sealed class Handler(CaseFlowDb db, IAuditTrail audit) : IRequestHandler<Step, bool>
    {
        public async Task<bool> Handle(Step request, CancellationToken cancellationToken)
        {
            var state = await db.FindAsync<ClockState>([ClockState.TheOnlyId], cancellationToken);
            if (state is null)
            {
                db.Add(state = new ClockState());
            }

            state.OffsetMicroseconds = request.Offset.Ticks / TimeSpan.TicksPerMicrosecond;
            audit.Record("clock.move", "clock", null, new { offsetMicroseconds = state.OffsetMicroseconds });
            return true;
        }
    }
}

/// <summary>Steps the clock; one mover at a time.</summary>
public sealed class ClockMover(CaseClock clock, DueQueue queue, TimeProvider time, IServiceScopeFactory scopes) : IDisposable
{
    private static readonly TimeSpan Most = TimeSpan.FromDays(3660);
    private readonly SemaphoreSlim turn = new(1, 1);

    public async Task<MoveClock.Answer> MoveAsync(TimeSpan advance, Caller caller, CancellationToken stop)
    {
        if (advance <= TimeSpan.Zero || advance > Most)
        {
            throw new DomainException(ErrorKind.Invalid, "clock.advance_out_of_range", ("mostDays", Most.Days));
        }

        await turn.WaitAsync(stop);
        try
        {
            var target = clock.Now + advance;
            await queue.FireDueAsync(stop);
            while (await queue.PeekAsync(stop) is { } next && next.At < target)
            {
                if (next.At > clock.Now)
                {
                    await SetAsync(next.At, caller, stop);
                }

                await queue.FireDueAsync(stop);
            }

            await SetAsync(target, caller, stop);
            await queue.FireDueAsync(stop);
            return new(clock.Now, clock.Today);
        }
        finally
        {
            turn.Release();
        }
    }

    public void Dispose() => turn.Dispose();

    private async Task SetAsync(DateTimeOffset to, Caller caller, CancellationToken stop)
    {
        var offset = to - time.GetUtcNow();
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CallerContext>().Become(caller);
        await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new MoveClock.Step(offset), stop);
        clock.Offset = offset;
    }
}
