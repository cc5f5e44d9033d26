using CaseFlow.Web.Data;
using CaseFlow.Web.Data.Leases;
using CaseFlow.Web.Data.UnitOfWork;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Web.Live;

/// <summary>Empties the outbox after each commit; one at a time per database. A kill between storing and sending loses nothing: the connections went
/// with it, and whoever connects again reads what was stored.</summary>
internal sealed class Dispatcher(LoopServices services, Connections connections) : LoneLoop("dispatch", services)
{
    protected override IReadOnlyCollection<Type> Rows { get; } = [typeof(OutboxEvent)];

    protected override async Task WorkAsync(CancellationToken stop)
    {
        while (await SendAsync(new AnyWaits(), stop))
        {
            foreach (var delivery in await SendAsync(new DispatchOutbox.Command(), stop))
            {
                connections.Send(delivery.UserId, delivery.Standing, delivery.Notice);
            }
        }
    }

    /// <summary>A look that writes nothing.</summary>
    internal sealed record AnyWaits : IQuery<bool>;

    internal sealed class Handler(CaseFlowDb db) : IRequestHandler<AnyWaits, bool>
    {
        public Task<bool> Handle(AnyWaits request, CancellationToken cancellationToken) => DispatchOutbox.Waiting(db).AnyAsync(cancellationToken);
    }
}

internal static partial class LiveLog
{
    [LoggerMessage(3102, LogLevel.Error, "Connections could not be checked and are checked again")]
    public static partial void WatchFailed(this ILogger log, Exception error);

    [LoggerMessage(3103, LogLevel.Error, "Old notifications could not be cleared away")]
    public static partial void SweepFailed(this ILogger log, Exception error);
}
