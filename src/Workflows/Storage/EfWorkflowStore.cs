using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace CaseFlow.Workflows.Storage;

/// <summary>The store over whatever context the unit of work has. Reads look at what is tracked first, because nothing is saved before
/// the unit of work ends.</summary>
public sealed class EfWorkflowStore(DbContext db) : IWorkflowStore
{
    public async Task<DefinitionHead?> FindPublishedAsync(string definitionId, CancellationToken stop) =>
        Tracked<DefinitionRow>(d => d.DefinitionId == definitionId && d.IsPublished) is { } tracked
            ? Head(tracked)
            : await db.Set<DefinitionRow>().Where(d => d.DefinitionId == definitionId && d.IsPublished)
                .Select(d => new DefinitionHead(d.Id, d.DefinitionId, d.Version, d.IsPublished, d.ContentHash)).FirstOrDefaultAsync(stop);

    public async Task<DefinitionHead?> FindLatestAsync(string definitionId, CancellationToken stop) =>
        Tracked<DefinitionRow>(d => d.DefinitionId == definitionId && d.IsLatest) is { } tracked
            ? Head(tracked)
            : await db.Set<DefinitionRow>().Where(d => d.DefinitionId == definitionId && d.IsLatest)
                .Select(d => new DefinitionHead(d.Id, d.DefinitionId, d.Version, d.IsPublished, d.ContentHash)).FirstOrDefaultAsync(stop);

    public async Task<DefinitionRow?> FindDefinitionAsync(Guid versionId, CancellationToken stop) =>
        await db.Set<DefinitionRow>().FindAsync([versionId], stop);

    public async Task AddDefinitionAsync(DefinitionRow definition, CancellationToken stop)
    {
        foreach (var earlier in await db.Set<DefinitionRow>()
            .Where(d => d.DefinitionId == definition.DefinitionId && (d.IsLatest || d.IsPublished)).ToListAsync(stop))
        {
            earlier.IsLatest = false;
            if (definition.IsPublished) earlier.IsPublished = false;
        }

        db.Add(definition);
    }

    public async Task<OperationRow?> FindOperationAsync(Guid operationId, CancellationToken stop) =>
        await db.Set<OperationRow>().FindAsync([operationId], stop);

    public Task AddOperationAsync(OperationRow operation, CancellationToken stop)
    {
        db.Add(operation);
        return Task.CompletedTask;
    }

    public async Task<LoadedInstance?> LoadAsync(Guid instanceId, CancellationToken stop)
    {
        if (await db.Set<InstanceRow>().FindAsync([instanceId], stop) is not { } row) return null;

        var bookmarks = await db.Set<BookmarkRow>().Where(b => b.InstanceId == instanceId).ToListAsync(stop);
        var timers = await db.Set<TimerRow>().Where(t => t.InstanceId == instanceId).ToListAsync(stop);
        return new(
            row,
            [.. bookmarks.Union(Added<BookmarkRow>(b => b.InstanceId == instanceId)).Where(IsThere)],
            [.. timers.Union(Added<TimerRow>(t => t.InstanceId == instanceId)).Where(IsThere)]);
    }

    public async Task<Guid?> FindWaitingAsync(Guid bookmarkId, CancellationToken stop) =>
        await db.Set<BookmarkRow>().FindAsync([bookmarkId], stop) is { } bookmark && IsThere(bookmark) ? bookmark.InstanceId : null;

    public async Task<IReadOnlyList<Guid>> RunningChildrenAsync(Guid instanceId, CancellationToken stop)
    {
        var stored = await db.Set<InstanceRow>().Where(i => i.ParentInstanceId == instanceId && i.Status == WorkflowStatus.Running).ToListAsync(stop);
        return [.. stored.Union(Added<InstanceRow>(i => i.ParentInstanceId == instanceId))
            .Where(i => i.Status == WorkflowStatus.Running).Select(i => i.Id)];
    }

    public Task WriteAsync(InstanceChanges changes, CancellationToken stop)
    {
        if (changes.IsNew && db.Entry(changes.Row).State is EntityState.Detached) db.Add(changes.Row);
        db.AddRange(changes.AddedBookmarks);
        db.AddRange(changes.AddedTimers);
        db.AddRange(changes.Journal);
        db.AddRange(changes.AddedExecutions);
        db.AddRange(changes.Incidents);
        db.RemoveRange(changes.RemovedBookmarks);
        db.RemoveRange(changes.RemovedTimers);
        foreach (var execution in changes.ChangedExecutions) Change(execution);
        return Task.CompletedTask;
    }

    public async Task<DateTimeOffset?> NextDueAsync(CancellationToken stop) =>
        await db.Set<TimerRow>().OrderBy(t => t.DueAt).Select(t => (DateTimeOffset?)t.DueAt).FirstOrDefaultAsync(stop);

    public async Task<TimerRow?> FindDueAsync(DateTimeOffset upTo, CancellationToken stop)
    {
        // One more than were fired already in this unit of work, whose rows are still in the database.
        var fired = Entries<TimerRow>().Count(t => t.State is EntityState.Deleted);
        var due = await db.Set<TimerRow>().Where(t => t.DueAt <= upTo).OrderBy(t => t.DueAt).ThenBy(t => t.Id).Take(fired + 1).ToListAsync(stop);
        return due.Find(IsThere);
    }

    public Task RemoveTimerAsync(TimerRow timer, CancellationToken stop)
    {
        if (IsThere(timer)) db.Remove(timer);
        return Task.CompletedTask;
    }

    private static DefinitionHead Head(DefinitionRow d) => new(d.Id, d.DefinitionId, d.Version, d.IsPublished, d.ContentHash);

    private void Change(ExecutionRow execution)
    {
        if (db.Set<ExecutionRow>().Local.FindEntry(execution.Id) is { } tracked && !ReferenceEquals(tracked.Entity, execution))
        {
            tracked.State = EntityState.Detached;
        }

        var entry = db.Entry(execution);
        if (entry.State is not EntityState.Detached) return;

        entry.State = EntityState.Unchanged;
        entry.Property(e => e.Payload).IsModified = true;
        entry.Property(e => e.Outputs).IsModified = true;
        entry.Property(e => e.Exception).IsModified = true;
        entry.Property(e => e.CompletedAt).IsModified = true;
        entry.Property(e => e.HasBookmarks).IsModified = true;
        entry.Property(e => e.Status).IsModified = true;
        entry.Property(e => e.AggregateFaultCount).IsModified = true;
    }

    private bool IsThere<T>(T row)
        where T : class => db.Entry(row).State is not (EntityState.Deleted or EntityState.Detached);

    private IEnumerable<T> Added<T>(Func<T, bool> which)
        where T : class => Entries<T>().Where(e => e.State is EntityState.Added).Select(e => e.Entity).Where(which);

    private T? Tracked<T>(Func<T, bool> which)
        where T : class => Entries<T>().Where(e => e.State is not EntityState.Deleted).Select(e => e.Entity).FirstOrDefault(which);

    // What is added or deleted is known without comparing every tracked row of the unit of work, which may hold an import batch.
    private List<EntityEntry<T>> Entries<T>()
        where T : class
    {
        var detects = db.ChangeTracker.AutoDetectChangesEnabled;
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        try
        {
            return [.. db.ChangeTracker.Entries<T>()];
        }
        finally
        {
            db.ChangeTracker.AutoDetectChangesEnabled = detects;
        }
    }
}
