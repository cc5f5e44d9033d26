using CaseFlow.Domain.Common;
using MediatR;

namespace CaseFlow.Web.Data.UnitOfWork;

/// <summary>The open unit of work of a DI scope, if any.</summary>
public sealed class UnitOfWork(CaseFlowDb db, IMediator mediator)
{
    private const int MostEventRounds = 50;

    public bool IsOpen => db.UnitIsOpen;

    /// <summary>Runs a top-level command: begin, handle, tell the listeners, save once, commit.</summary>
    internal async Task<TResponse> RunAsync<TResponse>(IRequest<TResponse> command, CancellationToken stop)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        db.UnitIsOpen = true;
        try
        {
            var answer = await mediator.Send(command, stop);
            await PublishRaisedAsync(stop);
            await db.SaveChangesAsync(stop);
            await transaction.CommitAsync(CancellationToken.None);
            return answer;
        }
        finally
        {
            db.UnitIsOpen = false;
        }
    }

    private async Task PublishRaisedAsync(CancellationToken stop)
    {
        for (var round = 0; round < MostEventRounds; round++)
        {
            var raised = db.ChangeTracker.Entries<AggregateRoot>().SelectMany(e => e.Entity.TakeRaised()).ToList();
            if (raised.Count == 0)
            {
                return;
            }

            foreach (var what in raised)
            {
                var notification = (INotification)Activator.CreateInstance(typeof(Happened<>).MakeGenericType(what.GetType()), what)!;
                await mediator.Publish(notification, stop);
            }
        }

        throw new InvalidOperationException("Events raise events without end.");
    }
}
