using CaseFlow.Domain.Cases;
using CaseFlow.Domain.Detection;
using CaseFlow.Web.Data;
using CaseFlow.Web.Data.UnitOfWork;
using CaseFlow.Web.Features.Households;
using CaseFlow.Web.Features.Shared;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Web.Features.Cases;

/// <summary>Cases within the caller's scope as their page draws them, newest first.</summary>
public static class ReadCaseList
{
    /// <param name="Q">A case number, or what <see cref="HouseholdSearch"/> takes.</param>
    /// <param name="OpenOnly">Ended cases are left out.</param>
    public sealed record Query(string? Q, CaseStage? Stage, Severity? Severity, Guid? Township, bool OpenOnly, PageOf Page) : IQuery<Answer>;

    public sealed record Answer(Page<Row> Rows, IReadOnlyList<(Guid Id, string Name)> Townships);

    public sealed record Row(Guid Id, string Number, string Head, string Village, string Township, CaseStage Stage, Severity Severity, DateOnly FoundOn);

    internal sealed class Handler(CaseFlowDb db, HouseholdSearch search, Heads heads, Places places) : IRequestHandler<Query, Answer>
    {
        public async Task<Answer> Handle(Query request, CancellationToken cancellationToken)
        {
            var all = db.Set<Case>().AsNoTracking();
            var open = CaseStages.Open;
            var found = all.Where(c =>
                (request.Stage == null || c.Stage == request.Stage)
                && (request.Severity == null || c.Severity == request.Severity)
                && (request.Township == null || c.TownshipId == request.Township)
                && (!request.OpenOnly || request.Stage != null || open.Contains(c.Stage)));
            if (!string.IsNullOrWhiteSpace(request.Q))
            {
                var number = request.Q.Trim();
                var matching = search.Matching(number);
                found = found.Where(c => c.Number == number || matching.Contains(c.HouseholdId));
            }

            var page = await request.Page.ReadAsync(found.OrderByDescending(c => c.Id), cancellationToken);
            var names = await heads.OfAsync(page.Items.Select(c => (Guid?)c.HouseholdId), cancellationToken);
            var townships = await all.Select(c => c.TownshipId).Distinct().ToListAsync(cancellationToken);
            await places.LoadAsync([.. page.Items.Select(c => c.VillageId), .. townships.Cast<Guid?>()], cancellationToken);
            return new(
                new([.. page.Items.Select(c => new Row(
                    c.Id, c.Number, names.GetValueOrDefault(c.HouseholdId)?.Name ?? "–", places[c.VillageId], places[c.TownshipId], c.Stage, c.Severity, c.FoundOn))],
                    page.Total),
                [.. townships.Select(id => (id, places[id])).OrderBy(t => t.Item2, StringComparer.Ordinal)]);
        }
    }
}
