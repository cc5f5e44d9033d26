using CaseFlow.Domain.Detection;
using CaseFlow.Domain.Organisations;
using CaseFlow.Domain.Time;
using CaseFlow.Web.Data;
using CaseFlow.Web.Data.UnitOfWork;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Web.Features.Detection;

/// <summary>Notes that a file was applied to its end: from now on silence about its periods says something.</summary>
public static class CompleteFeeds
{
    /// <param name="Periods">Years of enrolments (<c>yyyy</c>) or months of expenses (<c>yyyyMM</c>).</param>
    /// <param name="Townships">Whose people the file had; expenses count for the whole county.</param>
    public sealed record Command(FeedKind Kind, IReadOnlyCollection<string> Periods, IReadOnlyCollection<Guid> Townships) : ICommand<int>;

    internal sealed class Handler(CaseFlowDb db, ICaseClock clock) : IRequestHandler<Command, int>
    {
        public async Task<int> Handle(Command request, CancellationToken cancellationToken)
        {
            var organisations = request.Kind is FeedKind.Enrolments
                ? request.Townships
                : await db.OrgUnits.Where(u => u.Kind == OrgKind.County).Select(u => u.Id).ToListAsync(cancellationToken);
            var known = (await db.CompleteFeeds.Where(f => f.Kind == request.Kind && request.Periods.Contains(f.Period)).ToListAsync(cancellationToken))
                .Select(f => (f.Period, f.OrganisationId)).ToHashSet();
            var added = (from period in request.Periods
                         from organisation in organisations
                         where !known.Contains((period, organisation))
                         select new CompleteFeed(request.Kind, period, organisation, clock.Now)).ToList();
            db.AddRange(added);
            return added.Count;
        }
    }
}
