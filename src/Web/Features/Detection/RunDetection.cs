using CaseFlow.Domain.Detection;
using CaseFlow.Domain.Time;
using CaseFlow.Web.Data;
using CaseFlow.Web.Data.UnitOfWork;
using CaseFlow.Web.Hosting;
using CaseFlow.Web.Hosting.Time;
using CaseFlow.Web.Security;
using CaseFlow.Web.Security.Audit;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CaseFlow.Web.Features.Detection;

/// <summary>One batch of today's run over all households, or of one that was left unfinished. The position commits with what the batch opened, so a
/// killed run goes on behind it and says nothing twice.</summary>
public static class RunDetection
{
    public sealed record Command : ICommand<Answer>;

    /// <param name="Finished">Nothing is left to do today.</param>
    public sealed record Answer(bool Finished, int Evaluated, int Signals);

    internal sealed class Handler(CaseFlowDb db, IMediator mediator, IAuditTrail audit, ICaseClock clock, IOptions<DetectionOptions> options)
        : IRequestHandler<Command, Answer>
    {
        public async Task<Answer> Handle(Command request, CancellationToken cancellationToken)
        {
            var run = await db.DetectionRuns.OrderByDescending(r => r.AsOf).FirstOrDefaultAsync(cancellationToken);
            if (run is null || (run.FinishedAt is not null && run.AsOf < clock.Today))
            {
                db.Add(run = DetectionRun.Start(clock.Today, clock.Now));
            }

            if (run.FinishedAt is not null)
            {
                return new(true, 0, 0);
            }

            var batch = await NextAsync(run.Position, cancellationToken);
            if (batch.Count == 0)
            {
                run.Finish(clock.Now);
                audit.Record("detection.run", "detection", run.Id, new { run.AsOf, run.Evaluated, run.Signals });
                return new(true, 0, 0);
            }

            var answer = await mediator.Send(new EvaluateHouseholds.Command(batch), cancellationToken);
            run.Advance(batch[^1], answer.Evaluated, answer.Signals);
            return new(false, answer.Evaluated, answer.Signals);
        }

        private Task<List<Guid>> NextAsync(Guid? after, CancellationToken stop)
        {
            var ids = db.Households.Select(h => h.Id);
            return (after is { } position ? ids.Where(id => id.CompareTo(position) > 0) : ids)
                .OrderBy(id => id).Take(options.Value.BatchSize).ToListAsync(stop);
        }
    }
}

/// <summary>The nightly run.</summary>
internal sealed class NightlyDetection(CaseFlowDb db, IMediator mediator, ICaseClock clock, IOptions<DetectionOptions> options) : IDueSource
{
    public string Name => "detection.nightly";

    public IReadOnlyCollection<Type> Rows { get; } = [typeof(DetectionRun)];

    public async Task<DateTimeOffset?> NextDueAsync(CancellationToken stop)
    {
        var last = await db.DetectionRuns.AsNoTracking().OrderByDescending(r => r.AsOf).FirstOrDefaultAsync(stop);
        return last switch
        {
            null => clock.StartOf(clock.Today) + options.Value.NightlyAt,
            { FinishedAt: null } => last.StartedAt,
            _ => clock.StartOf(last.AsOf.AddDays(1)) + options.Value.NightlyAt,
        };
    }

    public async Task<bool> FireNextAsync(DateTimeOffset upTo, CancellationToken stop)
    {
        await mediator.Send(new RunDetection.Command(), stop);
        return true;
    }
}

/// <summary>Order 50: the first screen shows what the rules find. Later starts find the day's run done or leave it to the night.</summary>
internal sealed class FirstDetectionStep(IServiceScopeFactory scopes) : IOpeningStep
{
    public int Order => 50;

    public async Task RunAsync(CancellationToken stop)
    {
        while (!await IsDoneAsync(stop))
        {
            stop.ThrowIfCancellationRequested();
        }
    }

    private async Task<bool> IsDoneAsync(CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CallerContext>().BecomeSystem("detection");
        var db = scope.ServiceProvider.GetRequiredService<CaseFlowDb>();
        return await db.DetectionRuns.AnyAsync(r => r.FinishedAt != null, stop)
            || (await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new RunDetection.Command(), stop)).Finished;
    }
}
