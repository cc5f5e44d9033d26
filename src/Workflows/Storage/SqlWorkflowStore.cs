using System.Data.Common;
using CaseFlow.Workflows.Storage.Sql;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Storage;

/// <summary>The store by prepared statements on the connection and in the transaction of the unit of work's context, because Entity Framework's tracking costs
/// more than the writes themselves. What is written is in the database at once: later reads of the same unit of work see it, by whatever way they read.</summary>
public sealed class SqlWorkflowStore(DbContext db) : IWorkflowStore
{
    private readonly SqlSession session = new(db);
    private readonly Dictionary<Guid, Indexed> known = [];

    private WorkflowTables Tables => field ??= WorkflowTables.Of(db.Model);

    public Task<DefinitionHead?> FindPublishedAsync(string definitionId, CancellationToken stop) =>
        FirstAsync(Tables.FindPublished, definitionId, ReadHead, stop);

    public Task<DefinitionHead?> FindLatestAsync(string definitionId, CancellationToken stop) =>
        FirstAsync(Tables.FindLatest, definitionId, ReadHead, stop);

    public Task<DefinitionRow?> FindDefinitionAsync(Guid versionId, CancellationToken stop) =>
        FirstAsync(Tables.FindDefinition, versionId, Tables.Definitions.Read, stop);

    // Asked only when a definition is built that names something that is no class; so it needs neither an index nor a prepared statement.
    public async Task<IReadOnlyList<UsableVersion>> UsableAsActivityAsync(CancellationToken stop) => await db.Set<DefinitionRow>().AsNoTracking()
        .Where(d => d.UsableAsActivity).OrderByDescending(d => d.Version)
        .Select(d => new UsableVersion(d.Id, d.DefinitionId, d.Version, d.Name, d.IsPublished, d.IsLatest)).ToListAsync(stop);

    public async Task AddDefinitionAsync(DefinitionRow definition, CancellationToken stop)
    {
        await ResetAsync(Tables.NoLongerLatest, definition.DefinitionId, stop);
        if (definition.IsPublished) await ResetAsync(Tables.NoLongerPublished, definition.DefinitionId, stop);
        await InsertAsync(Tables.Definitions, [definition], stop);
    }

    public Task<OperationRow?> FindOperationAsync(Guid operationId, CancellationToken stop) =>
        FirstAsync(Tables.FindOperation, operationId, Tables.Operations.Read, stop);

    public Task AddOperationAsync(OperationRow operation, CancellationToken stop) => InsertAsync(Tables.Operations, [operation], stop);

    public async Task<LoadedInstance?> LoadAsync(Guid instanceId, CancellationToken stop)
    {
        if (await FirstAsync(Tables.FindInstance, instanceId, Tables.Instances.Read, stop) is not { } row) return null;

        known[row.Id] = Indexed.Of(row);
        return new(
            row,
            await ListAsync(Tables.BookmarksOf, instanceId, Tables.Bookmarks.Read, stop),
            await ListAsync(Tables.TimersOf, instanceId, Tables.Timers.Read, stop));
    }

    public Task<Guid?> FindWaitingAsync(Guid bookmarkId, CancellationToken stop) =>
        FirstAsync(Tables.FindWaiting, bookmarkId, static r => (Guid?)r.GetGuid(0), stop);

    public async Task<IReadOnlyList<Guid>> RunningChildrenAsync(Guid instanceId, CancellationToken stop) =>
        await ListAsync(Tables.RunningChildren, instanceId, static r => r.GetGuid(0), stop);

    public async Task WriteAsync(InstanceChanges changes, CancellationToken stop)
    {
        if (changes.IsNew) await InsertAsync(Tables.Instances, [changes.Row], stop);
        else await UpdateAsync(changes.Row, stop);
        known[changes.Row.Id] = Indexed.Of(changes.Row);

        foreach (var bookmark in changes.RemovedBookmarks) await DeleteAsync(Tables.Bookmarks.DeleteById, bookmark.Id, stop);
        foreach (var timer in changes.RemovedTimers) await DeleteAsync(Tables.Timers.DeleteById, timer.Id, stop);
        await InsertAsync(Tables.Bookmarks, changes.AddedBookmarks, stop);
        await UpdateAsync(Tables.DescribedBookmark, changes.DescribedBookmarks, stop);
        await InsertAsync(Tables.Timers, changes.AddedTimers, stop);
        await InsertAsync(Tables.Journal, changes.Journal, stop);
        await InsertAsync(Tables.Executions, changes.AddedExecutions, stop);
        await UpdateAsync(Tables.ChangedExecution, changes.ChangedExecutions, stop);
        await InsertAsync(Tables.Incidents, changes.Incidents, stop);
        foreach (var execution in changes.ResolvedExecutions)
        {
            // Seldom: a step that had failed has passed.
            await db.Set<IncidentRow>().Where(i => i.InstanceId == changes.Row.Id && i.ExecutionId == execution && i.ResolvedAt == null)
                .ExecuteUpdateAsync(set => set.SetProperty(i => i.ResolvedAt, changes.Row.UpdatedAt), stop);
        }
    }

    public async Task<TimerRow?> FindDueAsync(DateTimeOffset upTo, ICollection<Guid> except, CancellationToken stop)
    {
        var statement = await session.ReadingAsync(Tables.FindDue, stop);
        statement[0] = UtcMicroseconds.From(upTo);
        statement[1] = except.Count + 1;
        return (await statement.ListAsync(Tables.Timers.Read, stop)).Find(t => !except.Contains(t.Id));
    }

    public async Task<bool> RemoveTimerAsync(TimerRow timer, CancellationToken stop) => await DeleteAsync(Tables.Timers.DeleteById, timer.Id, stop) == 1;

    private static DefinitionHead ReadHead(DbDataReader r) => new(r.GetGuid(0), r.GetString(1), r.GetInt32(2), r.GetBoolean(3), r.GetString(4));

    private async Task<T?> FirstAsync<T>(SqlText sql, object key, Func<DbDataReader, T> read, CancellationToken stop)
    {
        var statement = await session.ReadingAsync(sql, stop);
        statement[0] = key;
        return await statement.FirstAsync(read, stop);
    }

    private async Task<List<T>> ListAsync<T>(SqlText sql, object key, Func<DbDataReader, T> read, CancellationToken stop)
    {
        var statement = await session.ReadingAsync(sql, stop);
        statement[0] = key;
        return await statement.ListAsync(read, stop);
    }

    private async Task InsertAsync<T>(RowTable<T> table, IReadOnlyList<T> rows, CancellationToken stop)
        where T : class
    {
        if (rows.Count == 0) return;
        var insert = await session.WritingAsync(table.Insert, stop);
        foreach (var row in rows)
        {
            table.Bind(insert, row);
            await insert.ExecuteAsync(stop);
        }
    }

    private async Task UpdateAsync<T>(RowUpdate<T> update, List<T> rows, CancellationToken stop)
    {
        if (rows.Count == 0) return;
        var statement = await session.WritingAsync(update.Sql, stop);
        foreach (var row in rows)
        {
            update.Bind(statement, row);
            await statement.ExecuteAsync(stop);
        }
    }

    private async Task UpdateAsync(InstanceRow row, CancellationToken stop)
    {
        var isOrdinary = known.TryGetValue(row.Id, out var before) && before == Indexed.Of(row);
        var update = isOrdinary ? Tables.Burst : Tables.WholeInstance;
        var statement = await session.WritingAsync(update.Sql, stop);
        statement[update.Bind(statement, row)] = row.Revision - 1;
        if (await statement.ExecuteAsync(stop) == 0)
        {
            throw new DbUpdateConcurrencyException($"Instance {row.Id} is no longer at revision {row.Revision - 1}.");
        }
    }

    private async Task<int> DeleteAsync(SqlText sql, Guid id, CancellationToken stop)
    {
        var statement = await session.WritingAsync(sql, stop);
        statement[0] = id;
        return await statement.ExecuteAsync(stop);
    }

    private async Task ResetAsync(SqlText sql, string definitionId, CancellationToken stop)
    {
        var statement = await session.WritingAsync(sql, stop);
        statement[0] = definitionId;
        statement[1] = false;
        await statement.ExecuteAsync(stop);
    }

    /// <summary>What of an instance stands in an index.</summary>
    private readonly record struct Indexed(WorkflowStatus Status, DateTimeOffset? FinishedAt, string? CorrelationId, Guid DefinitionVersionId)
    {
        public static Indexed Of(InstanceRow row) => new(row.Status, row.FinishedAt, row.CorrelationId, row.DefinitionVersionId);
    }
}
