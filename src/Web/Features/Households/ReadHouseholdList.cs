using CaseFlow.Domain.Common;
using CaseFlow.Domain.Detection;
using CaseFlow.Domain.People;
using CaseFlow.Web.Data;
using CaseFlow.Web.Data.UnitOfWork;
using CaseFlow.Web.Features.Shared;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Web.Features.Households;

/// <summary>Households within the caller's scope, in the order of their numbers.</summary>
public static class ReadHouseholdList
{
    /// <param name="Q">As <see cref="HouseholdSearch"/> takes it.</param>
    /// <param name="Population">Only of this kind.</param>
    /// <param name="Severity">Only where the rules found this much.</param>
    public sealed record Query(string? Q, PopulationType? Population, Guid? Township, Severity? Severity, PageOf Page) : IQuery<Answer>;

    public sealed record Answer(Page<Row> Rows, IReadOnlyList<(Guid Id, string Name)> Townships);

    public sealed record Row(Guid Id, string Number, string Head, string Village, string Township, PopulationType Population, int Members, Money Income, Severity? Severity);

    internal sealed class Handler(CaseFlowDb db, HouseholdSearch search, Heads heads, Places places) : IRequestHandler<Query, Answer>
    {
        public async Task<Answer> Handle(Query request, CancellationToken cancellationToken)
        {
            var assessed = db.Set<HouseholdAssessment>();
            var all = db.Set<Household>().AsNoTracking();
            var found = all.Where(h =>
                (request.Population == null || h.PopulationType == request.Population)
                && (request.Township == null || h.TownshipId == request.Township)
                && (request.Severity == null || assessed.Any(a => a.HouseholdId == h.Id && a.Severity == request.Severity)));
            if (!string.IsNullOrWhiteSpace(request.Q))
            {
                var matching = search.Matching(request.Q);
                found = found.Where(h => matching.Contains(h.Id));
            }

            var page = await request.Page.ReadAsync(found.OrderBy(h => h.HouseholdNo), cancellationToken);
            Guid[] ids = [.. page.Items.Select(h => h.Id)];
            var severities = await assessed.Where(a => ids.Contains(a.HouseholdId)).ToDictionaryAsync(a => a.HouseholdId, a => a.Severity, cancellationToken);
            var names = await heads.OfAsync(ids.Cast<Guid?>(), cancellationToken);
            var townships = await all.Select(h => h.TownshipId).Distinct().ToListAsync(cancellationToken);
            await places.LoadAsync([.. page.Items.Select(h => (Guid?)h.VillageId), .. townships.Cast<Guid?>()], cancellationToken);
            return new(
                new([.. page.Items.Select(h => new Row(
                    h.Id, h.HouseholdNo, names[h.Id].Name, places[h.VillageId], places[h.TownshipId], h.PopulationType, h.MemberCount, h.AnnualNetIncome,
                    severities.GetValueOrDefault(h.Id)))], page.Total),
                [.. townships.Select(id => (id, places[id])).OrderBy(t => t.Item2, StringComparer.Ordinal)]);
        }
    }
}
