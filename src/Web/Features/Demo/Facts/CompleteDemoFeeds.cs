using CaseFlow.Domain.Detection;
using CaseFlow.Domain.Time;
using CaseFlow.Web.Data;
using CaseFlow.Web.Data.UnitOfWork;
using CaseFlow.Web.Features.FirstRun;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Web.Features.Demo.Facts;

/// <summary>Says of the demo's two years that their enrolments and expenses are there whole, as an import does at its end.</summary>
internal static class CompleteDemoFeeds
{
    public sealed record Command : ICommand<int>;

    internal sealed class Handler(CaseFlowDb db, ICaseClock clock) : IRequestHandler<Command, int>
    {
        public async Task<int> Handle(Command request, CancellationToken cancellationToken)
        {
            var asOf = (await db.Set<FirstRunState>().SingleAsync(cancellationToken)).AsOf;
            var there = await db.Set<CompleteFeed>().ToListAsync(cancellationToken);
            var missing = Periods(asOf).Where(p => !there.Exists(f => f.Kind == p.Kind && f.Period == p.Period)).ToList();
            db.AddRange(missing.Select(p => new CompleteFeed(p.Kind, p.Period, clock.Now)));
            return missing.Count;
        }

        private static IEnumerable<(FeedKind Kind, string Period)> Periods(DateOnly asOf) =>
        [
            (FeedKind.Enrolments, $"{asOf.AddYears(-1):yyyy}"),
            (FeedKind.Enrolments, $"{asOf:yyyy}"),
            .. Enumerable.Range(1, 24).Select(back => (FeedKind.MedicalExpenses, $"{asOf.AddMonths(-back):yyyyMM}")),
        ];
    }
}
