using CaseFlow.Domain.Cases;
using CaseFlow.Domain.Detection;
using CaseFlow.Domain.Tasks;
using CaseFlow.Domain.Time;
using CaseFlow.Web.Data;
using CaseFlow.Web.Data.UnitOfWork;
using CaseFlow.Web.Features.Shared;
using CaseFlow.Web.Resources;
using CaseFlow.Web.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Web.Features.Tasks;

public enum InboxTab
{
    /// <summary>What the caller holds, and what nobody holds yet and the caller may do.</summary>
    Mine,

    /// <summary>All open tasks of the caller's role and unit; of a supervisor, of everything within scope.</summary>
    Group,

    Overdue,

    /// <summary>Due within two days.</summary>
    Soon,

    /// <summary>Completed by the caller.</summary>
    Done,
}

/// <summary>The inbox as its page draws it: one glance a row, with the counts of every tab.</summary>
public static class ReadInbox
{
    /// <param name="Tab">Which list.</param>
    /// <param name="Township">Only of this township.</param>
    /// <param name="Kind">Only of this kind, for example <c>T3.verify</c>.</param>
    /// <param name="Page">Counts from 1.</param>
    public sealed record Query(InboxTab Tab, Guid? Township = null, string? Kind = null, int Page = 1) : IQuery<Answer>;

    public sealed record Answer(
        IReadOnlyList<Row> Rows, long Total, IReadOnlyDictionary<InboxTab, int> Counts, IReadOnlyList<Choice> Townships, IReadOnlyList<Choice> Kinds);

    public sealed record Choice(string Value, string Text);

    /// <param name="Who">Masked name of the household's head.</param>
    /// <param name="HeldByOther">A colleague has claimed it.</param>
    public sealed record Row(
        Guid Id, string Title, string Kind, Guid? CaseId, string? CaseNumber, string Who, string Where, Severity? Severity, DateOnly DueOn, bool Returned,
        bool HeldByMe, bool HeldByOther, bool MayClaim, bool Done);

    internal sealed class Handler(CaseFlowDb db, CallerContext context, ICaseClock clock, Places places, Heads heads) : IRequestHandler<Query, Answer>
    {
        public const int SoonDays = 2;

        public async Task<Answer> Handle(Query request, CancellationToken cancellationToken)
        {
            var lists = Enum.GetValues<InboxTab>().ToDictionary(tab => tab, Of);
            var counts = new Dictionary<InboxTab, int>();
            foreach (var tab in lists.Keys.Where(t => t != InboxTab.Done))
            {
                counts[tab] = await lists[tab].CountAsync(cancellationToken);
            }

            var all = lists[request.Tab];
            var townshipIds = await all.Where(t => t.TownshipId != null).Select(t => t.TownshipId).Distinct().ToListAsync(cancellationToken);
            var kinds = await all.Select(t => new { t.Kind, t.Title, t.TitleZh }).Distinct().Take(100).ToListAsync(cancellationToken);
            await places.LoadAsync(townshipIds, cancellationToken);

            var chosen = all.Where(t =>
                (request.Township == null || t.TownshipId == request.Township) && (request.Kind == null || t.Kind == request.Kind));
            var total = await chosen.LongCountAsync(cancellationToken);
            var ordered = request.Tab == InboxTab.Done ? chosen.OrderByDescending(t => t.CompletedAt) : chosen.OrderBy(t => t.DueOn).ThenByDescending(t => t.Id);
            var page = await ordered
                .Skip((Math.Max(1, request.Page) - 1) * Paging.DefaultSize).Take(Paging.DefaultSize)
                .AsNoTracking().ToListAsync(cancellationToken);
            return new(
                await DrawAsync(page, cancellationToken),
                total,
                counts,
                [.. townshipIds.Select(id => new Choice(id.ToString()!, places[id])).OrderBy(c => c.Text, StringComparer.Ordinal)],
                [.. kinds.GroupBy(k => k.Kind).Select(k => new Choice(k.Key, Texts.Pick(k.First().Title, k.First().TitleZh))).OrderBy(c => c.Value, StringComparer.Ordinal)]);
        }

        internal IQueryable<WorkTask> Of(InboxTab tab)
        {
            var me = context.Current;
            var now = clock.Now;
            var soon = clock.Today.AddDays(SoonDays);
            var tasks = db.Set<WorkTask>().AsQueryable();
            if (tab is InboxTab.Done)
            {
                return tasks.Where(t => t.State == TaskState.Done && t.CompletedBy == me.UserId);
            }

            var open = tasks.Where(t => t.State == TaskState.Open);
            if (tab is InboxTab.Mine)
            {
                return tasks.WaitingFor(me);
            }

            var group = me.May(Permissions.Supervise)
                ? open
                : open.Where(t => t.ClaimedBy == me.UserId || (t.Role == me.Role && t.OrganisationId == me.OrganisationId));
            return tab switch
            {
                InboxTab.Overdue => group.Where(t => t.DueAt <= now),
                InboxTab.Soon => group.Where(t => t.DueAt > now && t.DueOn <= soon),
                _ => group,
            };
        }

        private async Task<IReadOnlyList<Row>> DrawAsync(List<WorkTask> page, CancellationToken stop)
        {
            var me = context.Current;
            var who = await heads.OfAsync(page.Select(t => t.HouseholdId), stop);
            Guid[] caseIds = [.. page.Select(t => t.CaseId).OfType<Guid>()];
            var severities = await db.Set<Case>().Where(c => caseIds.Contains(c.Id)).ToDictionaryAsync(c => c.Id, c => c.Severity, stop);
            await places.LoadAsync([.. who.Values.Select(w => (Guid?)w.VillageId), .. page.Select(t => (Guid?)t.OrganisationId)], stop);
            return [.. page.Select(t =>
            {
                var head = t.HouseholdId is { } id ? who.GetValueOrDefault(id) : null;
                return new Row(
                    t.Id,
                    Texts.Pick(t.Title, t.TitleZh),
                    t.Kind,
                    t.CaseId,
                    t.CaseNumber,
                    head?.Name ?? "–",
                    head is null ? places[t.OrganisationId] : places[head.VillageId],
                    t.CaseId is { } caseId && severities.TryGetValue(caseId, out var severity) ? severity : null,
                    t.DueOn,
                    t.Returned,
                    t.ClaimedBy is not null && t.ClaimedBy == me.UserId,
                    t.ClaimedBy is not null && t.ClaimedBy != me.UserId,
                    t.State is TaskState.Open && t.ClaimedBy is null && t.Role == me.Role && t.OrganisationId == me.OrganisationId,
                    t.State is not TaskState.Open);
            })];
        }
    }
}
