using System.Data.Common;
using CaseFlow.Workflows.Storage.Sql;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Storage;

/// <summary>By prepared statements on the connection and in the transaction of the unit of work's context, as the workflow store writes.</summary>
public sealed class SqlStimulusStore(DbContext db) : IStimulusStore
{
    private readonly SqlSession session = new(db);

    private StimulusTables Tables => field ??= StimulusTables.Of(db.Model);

    public async Task<IReadOnlyList<WaitingBookmark>> WaitingAsync(string key, string? correlationId, Guid? instanceId, CancellationToken stop) =>
        await ListAsync(Tables.Waiting, ReadWaiting, stop, key, correlationId, instanceId);

    public Task<WaitingBookmark?> FindWaitingAsync(string key, CancellationToken stop) => FirstAsync(Tables.FindWaiting, ReadWaiting, stop, key);

    public async Task<IReadOnlyList<TriggerRow>> TriggersByKeyAsync(string key, CancellationToken stop) =>
        await ListAsync(Tables.TriggersByKey, Tables.Triggers.Read, stop, key);

    public async Task<IReadOnlyList<TriggerRow>> TriggersOfAsync(string definitionId, CancellationToken stop) =>
        await ListAsync(Tables.TriggersOf, Tables.Triggers.Read, stop, definitionId);

    public Task AddTriggerAsync(TriggerRow trigger, CancellationToken stop) => InsertAsync(Tables.Triggers, trigger, stop);

    public Task RemoveTriggerAsync(TriggerRow trigger, CancellationToken stop) => ExecuteAsync(Tables.Triggers.DeleteById, stop, trigger.Id);

    public Task<DateTimeOffset?> NextTriggerAsync(CancellationToken stop) => FirstAsync(Tables.NextTrigger, ReadInstant, stop);

    public Task<TriggerRow?> FindDueTriggerAsync(DateTimeOffset upTo, CancellationToken stop) =>
        FirstAsync(Tables.FindDueTrigger, Tables.Triggers.Read, stop, UtcMicroseconds.From(upTo));

    public async Task RescheduleAsync(TriggerRow trigger, CancellationToken stop)
    {
        var statement = await session.WritingAsync(Tables.Reschedule.Sql, stop);
        Tables.Reschedule.Bind(statement, trigger);
        await statement.ExecuteAsync(stop);
    }

    public Task KeepAsync(WaitingEventRow happened, CancellationToken stop) => InsertAsync(Tables.Kept, happened, stop);

    public async Task<WaitingEventRow?> TakeKeptAsync(
        string key, string? correlationId, Guid instanceId, Guid? except, DateTimeOffset now, CancellationToken stop)
    {
        var fitting = await FirstAsync(Tables.FindKept, Tables.Kept.Read, stop, key, correlationId, instanceId, UtcMicroseconds.From(now), except);
        if (fitting is not { } kept) return null;


        await ExecuteAsync(Tables.Kept.DeleteById, stop, kept.Id);
        return kept;
    }

    public Task<DateTimeOffset?> NextExpiryAsync(CancellationToken stop) => FirstAsync(Tables.NextExpiry, ReadInstant, stop);

    public Task<int> PurgeAsync(DateTimeOffset upTo, CancellationToken stop) => ExecuteAsync(Tables.Purge, stop, UtcMicroseconds.From(upTo));

    public async Task PostAsync(InboxRow answer, TimerRow? timer, CancellationToken stop)
    {
        await InsertAsync(Tables.Inbox, answer, stop);
        if (timer is not null) await InsertAsync(Tables.Timers, timer, stop);
    }

    public async Task<IReadOnlyList<InboxRow>> TakeInboxAsync(Guid instanceId, CancellationToken stop)
    {
        var answers = await ListAsync(Tables.InboxOf, Tables.Inbox.Read, stop, instanceId);
        if (answers.Count > 0) await ExecuteAsync(Tables.EmptyInbox, stop, instanceId);
        return answers;
    }

    public Task<Guid?> FindVersionAsync(string definitionId, int version, CancellationToken stop) =>
        FirstAsync(Tables.FindVersion, static r => (Guid?)r.GetGuid(0), stop, definitionId, version);

    public async Task<bool> IsRunningAsync(string? definitionId, bool anyCorrelation, string? correlationId, CancellationToken stop)
    {
        var found = (definitionId, anyCorrelation) switch
        {
            (null, _) => FirstAsync(Tables.RunningOfCorrelation, static _ => (bool?)true, stop, correlationId),
            (_, true) => FirstAsync(Tables.RunningOfDefinition, static _ => (bool?)true, stop, definitionId),
            _ => FirstAsync(Tables.RunningOfDefinitionAndCorrelation, static _ => (bool?)true, stop, definitionId, correlationId),
        };
        return await found is true;
    }

    private static WaitingBookmark ReadWaiting(DbDataReader r) => new(r.GetGuid(0), r.GetGuid(1));

    private static DateTimeOffset? ReadInstant(DbDataReader r) => UtcMicroseconds.To(r.GetInt64(0));

    private async Task<T?> FirstAsync<T>(SqlText sql, Func<DbDataReader, T> read, CancellationToken stop, params object?[] values) =>
        await Bind(await session.ReadingAsync(sql, stop), values).FirstAsync(read, stop);

    private async Task<List<T>> ListAsync<T>(SqlText sql, Func<DbDataReader, T> read, CancellationToken stop, params object?[] values) =>
        await Bind(await session.ReadingAsync(sql, stop), values).ListAsync(read, stop);

    private async Task<int> ExecuteAsync(SqlText sql, CancellationToken stop, params object?[] values) =>
        await Bind(await session.WritingAsync(sql, stop), values).ExecuteAsync(stop);

    private async Task InsertAsync<T>(RowTable<T> table, T row, CancellationToken stop)
        where T : class
    {
        var insert = await session.WritingAsync(table.Insert, stop);
        table.Bind(insert, row);
        await insert.ExecuteAsync(stop);
    }

    private static Statement Bind(Statement statement, object?[] values)
    {
        for (var i = 0; i < values.Length; i++) statement[i] = values[i];
        return statement;
    }
}
