using CaseFlow.Web.Data;
using CaseFlow.Web.Data.UnitOfWork;
using CaseFlow.Web.Live;
using CaseFlow.Web.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Web.Features.Notifications;

/// <summary>What the bell shows.</summary>
public static class CountUnread
{
    /// <summary>The bell says "99+" beyond.</summary>
    public const int MostCounted = 100;

    public sealed record Query : IQuery<Answer>;

    /// <param name="Unread">At most <see cref="MostCounted"/>; an import's progress does not ring.</param>
    /// <param name="Last">The last number the caller was given.</param>
    /// <param name="ReadUpTo">The last number the caller has read.</param>
    public sealed record Answer(int Unread, long Last, long ReadUpTo);

    public static void Map(RouteGroupBuilder api) => api
        .MapGet("/notifications/unread", async (IMediator mediator, CancellationToken stop) =>
            TypedResults.Ok(await mediator.Send(new Query(), stop)))
        .RequireAuthorization(Permissions.SignedIn);

    internal sealed class Handler(CaseFlowDb db, CallerContext caller) : IRequestHandler<Query, Answer>
    {
        public async Task<Answer> Handle(Query request, CancellationToken cancellationToken)
        {
            var me = caller.Current.UserId;
            var counter = await db.Set<NotificationCounter>().AsNoTracking().SingleOrDefaultAsync(c => c.UserId == me, cancellationToken);
            if (counter is null)
            {
                return new(0, 0, 0);
            }

            var unread = await db.Set<Notification>()
                .Where(n => n.UserId == me && n.Seq > counter.ReadUpTo && n.Event != LiveEvents.ImportProgress)
                .Take(MostCounted)
                .CountAsync(cancellationToken);
            return new(unread, counter.Last, counter.ReadUpTo);
        }
    }
}
