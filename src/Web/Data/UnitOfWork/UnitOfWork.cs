using System.Data.Common;
using CaseFlow.Domain.Common;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Web.Data.UnitOfWork;

/// <summary>The open unit of work of a DI scope, if any. Asks for nothing before it opens, because every request from outside looks here, too.</summary>
public sealed class UnitOfWork(IServiceProvider services)
{
    private const int MostEventRounds = 50;

    public bool IsOpen { get; private set; }

    /// <summary>Runs a top-level command on the writers' connection: begin, handle, tell the listeners, save once, commit.</summary>
    internal async Task<TResponse> RunAsync<TResponse>(IRequest<TResponse> command, DbConnection writer, CancellationToken stop)
    {
        var db = services.GetRequiredService<CaseFlowDb>();
        var mediator = services.GetRequiredService<IMediator>();
        db.Database.SetDbConnection(writer);
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        IsOpen = db.UnitIsOpen = true;
        try
        {
            var answer = await mediator.Send(command, stop);
            await SaveAsync(db, mediator, stop);
            await transaction.CommitAsync(CancellationToken.None);
            return answer;
        }
        finally
        {
            IsOpen = db.UnitIsOpen = false;
        }
    }

    /// <summary>For a unit of work that does several things after one another: ends one, so that the next finds it in the database and nothing else.</summary>
    internal async Task SaveAsync(CancellationToken stop)
    {
        var db = services.GetRequiredService<CaseFlowDb>();
        await SaveAsync(db, services.GetRequiredService<IMediator>(), stop);
        db.ChangeTracker.Clear();
    }

    private static async Task SaveAsync(CaseFlowDb db, IMediator mediator, CancellationToken stop)
    {
        if (!Tracks(db)) return;

        await PublishRaisedAsync(db, mediator, stop);
        await db.SaveChangesAsync(stop);
    }

    // Whether there is anything to save is known without comparing every row.
    private static bool Tracks(CaseFlowDb db)
    {
        var detects = db.ChangeTracker.AutoDetectChangesEnabled;
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        var tracks = db.ChangeTracker.Entries().Any();
        db.ChangeTracker.AutoDetectChangesEnabled = detects;
        return tracks;
    }

    private static async Task PublishRaisedAsync(CaseFlowDb db, IMediator mediator, CancellationToken stop)
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
