namespace CaseFlow.Workflows.Storage;

/// <summary>Where the runtime keeps everything. Works inside the unit of work around it: it never commits. What was written through it
/// is in the database at once, and seen by later reads of the same unit of work.</summary>
public interface IWorkflowStore
{
    Task<DefinitionHead?> FindPublishedAsync(string definitionId, CancellationToken stop);

    Task<DefinitionHead?> FindLatestAsync(string definitionId, CancellationToken stop);

    Task<DefinitionRow?> FindDefinitionAsync(Guid versionId, CancellationToken stop);

    /// <summary>Versions that other definitions may use as an activity.</summary>
    Task<IReadOnlyList<UsableVersion>> UsableAsActivityAsync(CancellationToken stop);

    /// <summary>Adds a version as the latest; when it is published, the one published before no longer is.</summary>
    Task AddDefinitionAsync(DefinitionRow definition, CancellationToken stop);

    Task<OperationRow?> FindOperationAsync(Guid operationId, CancellationToken stop);

    Task AddOperationAsync(OperationRow operation, CancellationToken stop);

    /// <summary>The instance with its bookmarks and timers.</summary>
    Task<LoadedInstance?> LoadAsync(Guid instanceId, CancellationToken stop);

    /// <returns>The instance that waits at this bookmark.</returns>
    Task<Guid?> FindWaitingAsync(Guid bookmarkId, CancellationToken stop);

    Task<IReadOnlyList<Guid>> RunningChildrenAsync(Guid instanceId, CancellationToken stop);

    /// <summary>Everything one burst changed of one instance.</summary>
    /// <exception cref="Microsoft.EntityFrameworkCore.DbUpdateConcurrencyException">Somebody else wrote the instance since it was loaded.</exception>
    Task WriteAsync(InstanceChanges changes, CancellationToken stop);

    /// <param name="upTo">By when it is due.</param>
    /// <param name="except">Ids of timers that do not count.</param>
    /// <param name="stop">Stops waiting.</param>
    /// <returns>The earliest timer.</returns>
    Task<TimerRow?> FindDueAsync(DateTimeOffset upTo, ICollection<Guid> except, CancellationToken stop);

    /// <returns>Whether it was still there.</returns>
    Task<bool> RemoveTimerAsync(TimerRow timer, CancellationToken stop);
}

/// <param name="Name">What its activity type is named after.</param>
public sealed record UsableVersion(Guid Id, string DefinitionId, int Version, string Name, bool IsPublished, bool IsLatest);

public sealed record DefinitionHead(Guid Id, string DefinitionId, int Version, bool IsPublished, string ContentHash);

public sealed record LoadedInstance(InstanceRow Row, IReadOnlyList<BookmarkRow> Bookmarks, IReadOnlyList<TimerRow> Timers);

/// <summary>One burst's changes, for one batch of writes.</summary>
public sealed class InstanceChanges(InstanceRow row, bool isNew)
{
    public InstanceRow Row { get; } = row;

    public bool IsNew { get; } = isNew;

    public List<BookmarkRow> AddedBookmarks { get; } = [];

    public List<BookmarkRow> RemovedBookmarks { get; } = [];

    /// <summary>Bookmarks of earlier bursts whose payload changed.</summary>
    public List<BookmarkRow> DescribedBookmarks { get; } = [];

    public List<TimerRow> AddedTimers { get; } = [];

    public List<TimerRow> RemovedTimers { get; } = [];

    public List<JournalRow> Journal { get; } = [];

    public List<ExecutionRow> AddedExecutions { get; } = [];

    /// <summary>Rows of earlier bursts: payload and exception (when there are any), outputs, completion, bookmarks, status and fault count are written.</summary>
    public List<ExecutionRow> ChangedExecutions { get; } = [];

    public List<IncidentRow> Incidents { get; } = [];

    /// <summary>Executions whose earlier incidents are resolved by now; their <c>ResolvedAt</c> becomes the instance's <c>UpdatedAt</c>.</summary>
    public List<Guid> ResolvedExecutions { get; } = [];
}
