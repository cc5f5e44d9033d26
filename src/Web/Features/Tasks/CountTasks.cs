using CaseFlow.Domain.Organisations;
using CaseFlow.Domain.Tasks;
using CaseFlow.Domain.Time;
using CaseFlow.Web.Data;
using CaseFlow.Web.Data.UnitOfWork;
using CaseFlow.Web.Resources;
using CaseFlow.Web.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Web.Features.Tasks;

/// <summary>A supervisor's figures: open and overdue tasks by township, of what they see. Each figure is the length of a list of
/// <see cref="ListTasks"/>.</summary>
public static class CountTasks
{
    public sealed record Query : IQuery<IReadOnlyList<TownshipCount>>;

    public static void Map(RouteGroupBuilder tasks) => tasks
        .MapGet("/counts", async (IMediator mediator, CancellationToken stop) => TypedResults.Ok(await mediator.Send(new Query(), stop)))
        .RequireAuthorization(Permissions.Supervise);

    internal sealed class Handler(CaseFlowDb db, ICaseClock clock) : IRequestHandler<Query, IReadOnlyList<TownshipCount>>
    {
        public async Task<IReadOnlyList<TownshipCount>> Handle(Query request, CancellationToken cancellationToken)
        {
            var now = clock.Now;
            var listed = db.TaskDeadlines.Where(d => d.Step == DeadlineStep.Listed && d.FiredAt != null).Select(d => d.TaskId);
            var counts = await db.WorkTasks
                .Where(t => t.State == TaskState.Open)
                .GroupBy(t => t.TownshipId)
                .Select(g => new
                {
                    g.Key,
                    Open = g.Count(),
                    Overdue = g.Count(t => t.DueAt <= now),
                    Listed = g.Count(t => listed.Contains(t.Id)),
                })
                .ToListAsync(cancellationToken);
            var ids = counts.Select(c => c.Key).OfType<Guid>().ToList();
            var units = await db.Set<OrgUnit>().AsNoTracking().Where(o => ids.Contains(o.Id)).ToDictionaryAsync(o => o.Id, cancellationToken);
            return
            [
                .. counts
                    .Select(c => (Count: c, Unit: c.Key is { } id ? units.GetValueOrDefault(id) : null))
                    .OrderBy(c => c.Unit?.Code ?? "~", StringComparer.Ordinal)
                    .Select(c => new TownshipCount(
                        c.Count.Key, c.Unit is { } unit ? Texts.Pick(unit.NameEn, unit.Name) : null, c.Count.Open, c.Count.Overdue, c.Count.Listed)),
            ];
        }
    }
}

/// <param name="TownshipId">Null: tasks of no township.</param>
/// <param name="Open">Not done yet, the overdue among them.</param>
/// <param name="Listed">More than ten working days over.</param>
public sealed record TownshipCount(Guid? TownshipId, string? Name, int Open, int Overdue, int Listed);
