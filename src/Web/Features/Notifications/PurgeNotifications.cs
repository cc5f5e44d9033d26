using CaseFlow.Web.Data;
using CaseFlow.Web.Data.UnitOfWork;
using CaseFlow.Web.Live;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Web.Features.Notifications;

/// <summary>Clears away one batch of notifications, and of events long dispatched, that are older than they are kept.</summary>
internal static class PurgeNotifications
{
    /// <summary>How long a client may be away and still catch up.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(90);

    private const int MostRows = 500;

    /// <summary>Answers whether more may be left.</summary>
    public sealed record Command : ICommand<bool>;

    internal sealed class Handler(CaseFlowDb db, TimeProvider time) : IRequestHandler<Command, bool>
    {
        public async Task<bool> Handle(Command request, CancellationToken cancellationToken)
        {
            var border = time.GetUtcNow() - Kept;
            // In each person's order, so that what is kept never has a hole.
            var old = await db.Set<Notification>().Where(n => n.At < border).OrderBy(n => n.At).ThenBy(n => n.Seq).Take(MostRows).ToListAsync(cancellationToken);
            var dispatched = await db.Set<OutboxEvent>().Where(e => e.DispatchedAt < border).OrderBy(e => e.Position).Take(MostRows).ToListAsync(cancellationToken);
            db.RemoveRange(old);
            db.RemoveRange(dispatched);
            return old.Count == MostRows || dispatched.Count == MostRows;
        }
    }
}
