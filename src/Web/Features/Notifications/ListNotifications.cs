using CaseFlow.Web.Data;
using CaseFlow.Web.Data.UnitOfWork;
using CaseFlow.Web.Live;
using CaseFlow.Web.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Web.Features.Notifications;

/// <summary>What the caller was told, oldest first: how a client that was away catches up.</summary>
public static class ListNotifications
{
    public const int DefaultPageSize = 20;
    public const int MostPageSize = 200;

    /// <param name="After">The last number the client has; null: from the oldest that is kept.</param>
    /// <param name="PageSize">1 to 200.</param>
    public sealed record Query(long? After, int PageSize = DefaultPageSize) : IQuery<Answer>;

    /// <param name="Items">The next page goes on after the last item's <c>seq</c>.</param>
    /// <param name="Last">The last number the caller was given.</param>
    /// <param name="Reset">What came after <c>after</c> is no longer kept, or was never given: load afresh and go on after <c>last</c>.</param>
    public sealed record Answer(IReadOnlyList<Notice> Items, long Last, bool Reset);

    public static void Map(RouteGroupBuilder api) => api
        .MapGet("/notifications", async (long? after, int? pageSize, IMediator mediator, CancellationToken stop) =>
            TypedResults.Ok(await mediator.Send(new Query(after, pageSize ?? DefaultPageSize), stop)))
        .RequireAuthorization(Permissions.SignedIn);

    internal sealed class Handler(CaseFlowDb db, CallerContext caller) : IRequestHandler<Query, Answer>
    {
        public async Task<Answer> Handle(Query request, CancellationToken cancellationToken)
        {
            var me = caller.Current.UserId;
            var last = await db.Set<NotificationCounter>().Where(c => c.UserId == me).Select(c => c.Last).SingleOrDefaultAsync(cancellationToken);
            var mine = db.Set<Notification>().AsNoTracking().Where(n => n.UserId == me);
            var oldest = await mine.MinAsync(n => (long?)n.Seq, cancellationToken) ?? last + 1;
            var after = request.After ?? oldest - 1;
            if (after < oldest - 1 || after > last)
            {
                return new([], last, Reset: true);
            }

            var page = await mine.Where(n => n.Seq > after)
                .OrderBy(n => n.Seq)
                .Take(Math.Clamp(request.PageSize, 1, MostPageSize))
                .ToListAsync(cancellationToken);
            return new([.. page.Select(Notice.Of)], Math.Max(last, page.Count > 0 ? page[^1].Seq : 0), Reset: false);
        }
    }
}
