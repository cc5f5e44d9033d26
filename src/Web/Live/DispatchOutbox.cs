using CaseFlow.Web.Data;
using CaseFlow.Web.Data.UnitOfWork;
using CaseFlow.Web.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Web.Live;

/// <summary>Takes the oldest events that wait, gives each recipient the next number, and stores what each is told: one unit of work.</summary>
internal static class DispatchOutbox
{
    private const int MostEvents = 100;

    /// <summary>Answers what is to be sent after the commit, in order.</summary>
    public sealed record Command : ICommand<IReadOnlyList<Delivery>>;

    /// <param name="UserId">Who is told.</param>
    /// <param name="Standing">What a connection of theirs must have been opened as.</param>
    /// <param name="Notice">What they are told.</param>
    public sealed record Delivery(Guid UserId, Standing Standing, Notice Notice);

    public static IQueryable<OutboxEvent> Waiting(CaseFlowDb db) => db.Set<OutboxEvent>().Where(e => e.DispatchedAt == null);

    internal sealed class Handler(CaseFlowDb db, CallerLoader loader, TimeProvider time) : IRequestHandler<Command, IReadOnlyList<Delivery>>
    {
        public async Task<IReadOnlyList<Delivery>> Handle(Command request, CancellationToken cancellationToken)
        {
            var events = await Waiting(db).OrderBy(e => e.Position).Take(MostEvents).ToListAsync(cancellationToken);
            var recipients = new Recipients(db, loader);
            var now = time.GetUtcNow();
            List<Delivery> deliveries = [];
            foreach (var what in events)
            {
                what.Dispatched(now);
                if (IsOvertaken(what, events))
                {
                    continue;
                }

                foreach (var user in await recipients.OfAsync(what, cancellationToken))
                {
                    if (LiveEvents.IsPassing(what.Name))
                    {
                        deliveries.Add(new(user.Id, Standing.Of(user), Notice.Passing(what)));
                        continue;
                    }

                    var told = (await CounterOfAsync(user.Id, cancellationToken)).Tell(what);
                    db.Add(told);
                    deliveries.Add(new(user.Id, Standing.Of(user), Notice.Of(told)));
                }
            }

            return deliveries;
        }

        private static bool IsOvertaken(OutboxEvent what, List<OutboxEvent> batch) =>
            LiveEvents.IsOvertakeable(what.Name)
            && batch.Any(later => later.Position > what.Position && later.Name == what.Name && later.SubjectId == what.SubjectId);

        private async Task<NotificationCounter> CounterOfAsync(Guid userId, CancellationToken stop)
        {
            if (await db.FindAsync<NotificationCounter>([userId], stop) is { } counter)
            {
                return counter;
            }

            counter = new(userId);
            db.Add(counter);
            return counter;
        }
    }
}
