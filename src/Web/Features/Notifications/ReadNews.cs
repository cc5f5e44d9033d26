using CaseFlow.Domain.Detection;
using CaseFlow.Domain.Tasks;
using CaseFlow.Web.Data;
using CaseFlow.Web.Data.UnitOfWork;
using CaseFlow.Web.Features.Editing;
using CaseFlow.Web.Features.Tasks;
using CaseFlow.Web.Live;
using CaseFlow.Web.Resources;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Web.Features.Notifications;

/// <summary>What the caller was told, as sentences: what the API lists, with the words and the way there.</summary>
public static class ReadNews
{
    /// <param name="After">The last number the page has; null: the latest ones.</param>
    public sealed record Query(long? After) : IQuery<Answer>;

    /// <param name="Counts">Live counts by name: <c>inbox</c>, <c>unread</c>.</param>
    public sealed record Answer(bool Reset, long Last, long ReadUpTo, IReadOnlyList<Item> Items, IReadOnlyDictionary<string, int> Counts);

    /// <param name="Sequence">The recipient's own number.</param>
    /// <param name="Name">Of the event.</param>
    /// <param name="Text">In the reader's language.</param>
    /// <param name="Href">Where it leads; null where there is nothing to open.</param>
    public sealed record Item(
        long Sequence, string Name, string SubjectType, Guid SubjectId, string Text, string? Href, Severity? Severity, DateTimeOffset At);

    internal sealed class Handler(CaseFlowDb db, IMediator mediator, SeatNews seats, Texts texts) : IRequestHandler<Query, Answer>
    {
        private const int MostShown = 50;

        public async Task<Answer> Handle(Query request, CancellationToken cancellationToken)
        {
            var unread = await mediator.Send(new CountUnread.Query(), cancellationToken);
            var after = request.After ?? Math.Max(0, unread.Last - MostShown);
            var page = await mediator.Send(new ListNotifications.Query(after, ListNotifications.MostPageSize), cancellationToken);
            if (page.Reset && request.After is null)
            {
                page = await mediator.Send(new ListNotifications.Query(null, ListNotifications.MostPageSize), cancellationToken);
            }

            var inbox = await mediator.Send(new CountInbox.Query(), cancellationToken);
            return new(
                page.Reset,
                page.Items.Count == ListNotifications.MostPageSize ? page.Items[^1].Seq : page.Last,
                unread.ReadUpTo,
                await DrawAsync(page.Items, cancellationToken),
                new Dictionary<string, int> { ["inbox"] = inbox, ["unread"] = unread.Unread });
        }

        private async Task<IReadOnlyList<Item>> DrawAsync(IReadOnlyList<Notice> notices, CancellationToken stop)
        {
            Guid[] taskIds = [.. notices.Where(n => n.SubjectType == "task").Select(n => n.SubjectId).Distinct()];
            var tasks = await db.Set<WorkTask>().AsNoTracking()
                .Where(t => taskIds.Contains(t.Id))
                .Select(t => new { t.Id, t.Title, t.TitleZh, t.CaseNumber })
                .ToDictionaryAsync(t => t.Id, t => new NoticeText.Titled(Texts.Pick(t.Title, t.TitleZh), t.CaseNumber), stop);
            var definitions = await seats.ReadAsync(notices, stop);
            return [.. notices.Select(n => new Item(
                n.Seq,
                n.Event,
                n.SubjectType,
                n.SubjectId,
                definitions.SentenceOf(n, texts) ?? NoticeText.Of(n, tasks.GetValueOrDefault(n.SubjectId), texts),
                definitions.HrefOf(n) ?? HrefOf(n),
                SeverityOf(n),
                n.At))];
        }

        private static string? HrefOf(Notice notice) => notice.SubjectType switch
        {
            "task" => $"/tasks/{notice.SubjectId}",
            "case" => $"/cases/{notice.SubjectId}",
            "household" => $"/households/{notice.SubjectId}",
            "import" => $"/imports/{notice.SubjectId}",
            _ => null,
        };

        private static Severity? SeverityOf(Notice notice) =>
            notice.Params.ValueKind is System.Text.Json.JsonValueKind.Object
            && notice.Params.TryGetProperty("severity", out var named)
            && Enum.TryParse<Severity>(named.ToString(), out var severity)
                ? severity
                : null;
    }
}
