using CaseFlow.Domain.Cases;
using CaseFlow.Domain.Detection;
using CaseFlow.Domain.People;
using CaseFlow.Domain.Tasks;
using CaseFlow.Domain.Time;
using CaseFlow.Web.Data;
using CaseFlow.Web.Data.UnitOfWork;
using CaseFlow.Web.Features.Households;
using CaseFlow.Web.Features.Shared;
using CaseFlow.Web.Resources;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Web.Features.Cases;

/// <summary>The case file as its page draws it: everything that is known of one episode, masked.</summary>
public static class ReadCaseFile
{
    public sealed record Query(Guid Id) : IQuery<Answer>;

    /// <param name="Tasks">Of the case, open ones first.</param>
    /// <param name="Home">The household, its members and what they spent.</param>
    /// <param name="People">Display names of those who acted.</param>
    public sealed record Answer(
        Case Case, IReadOnlyList<RuleHit> Hits, IReadOnlyList<TaskLine> Tasks, ReadHouseholdFile.Home Home, IReadOnlyDictionary<Guid, string> People)
    {
        public string NameOf(Guid? userId) => userId is { } id && People.TryGetValue(id, out var name) ? name : "–";
    }

    public sealed record TaskLine(Guid Id, string Title, TaskState State, DateOnly DueOn, DateTimeOffset? CompletedAt, string Where, string? Outcome);

    internal sealed class Handler(CaseFlowDb db, HomeReader homes, Places places, ICaseClock clock) : IRequestHandler<Query, Answer>
    {
        public async Task<Answer> Handle(Query request, CancellationToken cancellationToken)
        {
            var found = await db.Set<Case>().AsNoTracking().AsSplitQuery()
                .Include(c => c.History).Include(c => c.Consents).Include(c => c.Visits).Include(c => c.Measures).Include(c => c.Referrals).Include(c => c.Conditions)
                .SingleOrDefaultAsync(c => c.Id == request.Id, cancellationToken)
                ?? throw CaseErrors.NotFound(request.Id);
            var signals = await db.Set<RiskSignal>().AsNoTracking()
                .Where(s => s.CaseId == found.Id).OrderByDescending(s => s.Id).Take(20).ToListAsync(cancellationToken);
            var tasks = await db.Set<WorkTask>().AsNoTracking()
                .Where(t => t.CaseId == found.Id).OrderBy(t => t.State).ThenByDescending(t => t.Id).Take(100).ToListAsync(cancellationToken);
            await places.LoadAsync([.. tasks.Select(t => (Guid?)t.OrganisationId), .. found.Referrals.Select(r => r.OrganisationId)], cancellationToken);
            return new(
                found,
                [.. signals.SelectMany(s => s.Hits).DistinctBy(h => h.Key)],
                [.. tasks.Select(t => new TaskLine(
                    t.Id, Texts.Pick(t.Title, t.TitleZh), t.State, t.DueOn, t.CompletedAt, places[t.OrganisationId],
                    t.OutcomeList().FirstOrDefault(o => o.Name == t.Outcome)?.Label.In(Texts.Language) ?? t.Outcome))],
                await homes.ReadAsync(found.HouseholdId, clock.Today, cancellationToken) ?? throw PeopleErrors.HouseholdNotFound(),
                await PeopleAsync(found, cancellationToken));
        }

        private async Task<IReadOnlyDictionary<Guid, string>> PeopleAsync(Case of, CancellationToken stop)
        {
            Guid[] ids =
            [
                .. new[]
                {
                    of.History.Select(e => e.By), of.Visits.Select(v => v.VisitorId), of.Consents.Select(c => c.RecordedBy),
                    of.Referrals.Select(r => r.RepliedBy), of.Measures.SelectMany(m => new[] { m.DeliveredBy, m.VerifiedBy }), [of.ReviewedBy, of.ClosedBy],
                }.SelectMany(part => part).OfType<Guid>().Distinct(),
            ];
            return await db.Users.Where(u => ids.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.DisplayName, stop);
        }
    }
}
