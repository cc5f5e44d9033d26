namespace CaseFlow.Workflows.Storage;

/// <summary>Elsa's words; stored by name.</summary>
public enum WorkflowStatus
{
    Running,
    Finished,
}

public enum WorkflowSubStatus
{
    Pending,
    Executing,
    Suspended,
    Finished,
    Cancelled,
    Faulted,
    Interrupted,
}

public enum ExecutionStatus
{
    Pending,
    Running,
    Completed,
    Canceled,
    Faulted,
}

/// <summary>One version of a definition.</summary>
public sealed class DefinitionRow
{
    public Guid Id { get; set; }

    public required string DefinitionId { get; set; }

    public int Version { get; set; }

    public required string Name { get; set; }

    public bool IsLatest { get; set; }

    public bool IsPublished { get; set; }

    /// <summary>The definition as it was given, compact.</summary>
    public required string Json { get; set; }

    /// <summary>SHA-256 over what its author wrote, see <c>WorkflowDefinition.ContentHash</c>.</summary>
    public required string ContentHash { get; set; }

    public string? Description { get; set; }

    /// <summary>Counts the saves of the definition, across its versions; a save names the one it started from.</summary>
    public int Revision { get; set; } = 1;

    public DefinitionSource Source { get; set; }

    /// <summary>Content hash of the file that this version, or the one it was edited from, came from; null when no file did.</summary>
    public string? FileHash { get; set; }

    /// <summary>Other definitions may use it as an activity.</summary>
    public bool UsableAsActivity { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset UpdatedAt { get; set; }

    /// <summary>Set when it was deleted while instances still tell of it: listed nowhere, startable never.</summary>
    public DateTimeOffset? DeletedAt { get; set; }
}

/// <summary>Where a definition version came from.</summary>
public enum DefinitionSource
{
    /// <summary>A file that we ship.</summary>
    File,

    /// <summary>Saved by an administrator.</summary>
    Designer,

    /// <summary>Uploaded by an administrator.</summary>
    Import,
}

public sealed class InstanceRow
{
    public Guid Id { get; set; }

    public required string DefinitionId { get; set; }

    /// <summary>The version it stays on.</summary>
    public Guid DefinitionVersionId { get; set; }

    public int Version { get; set; }

    public Guid? ParentInstanceId { get; set; }

    /// <summary>The parent's bookmark that waits for this instance to end.</summary>
    public Guid? ParentBookmarkId { get; set; }

    public Guid RootInstanceId { get; set; }

    public string? CorrelationId { get; set; }

    public string? Name { get; set; }

    public WorkflowStatus Status { get; set; }

    public WorkflowSubStatus SubStatus { get; set; }

    public int IncidentCount { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset UpdatedAt { get; set; }

    public DateTimeOffset? FinishedAt { get; set; }

    public int StateSchema { get; set; }

    /// <summary>JSON: open executions, variables, input, output. Bookmarks and timers have rows of their own.</summary>
    public string State { get; set; } = "";

    /// <summary>Counts bursts; guards against two writers.</summary>
    public int Revision { get; set; }

    /// <summary>An administrator stopped it: it does not advance, and answers wait in the inbox.</summary>
    public bool IsPaused { get; set; }
}

public sealed class BookmarkRow
{
    public Guid Id { get; set; }

    public Guid InstanceId { get; set; }

    public Guid ExecutionId { get; set; }

    public required string ActivityId { get; set; }

    public required string NodeId { get; set; }

    /// <summary>The activity's type name, as Elsa names bookmarks.</summary>
    public required string Name { get; set; }

    /// <summary>JSON with ids, codes and numbers.</summary>
    public string? Payload { get; set; }

    /// <summary>What may resume it from outside, for example <c>event:payment-received</c> or <c>task:</c> and an id.</summary>
    public string? StimulusKey { get; set; }

    public DateTimeOffset CreatedAt { get; set; }
}

/// <summary>An answer that reached a paused instance; it is given once the instance goes on.</summary>
public sealed class InboxRow
{
    public Guid Id { get; set; }

    public Guid InstanceId { get; set; }

    public Guid BookmarkId { get; set; }

    public string? Input { get; set; }

    public DateTimeOffset ReceivedAt { get; set; }
}

/// <summary>What starts instances of a published version.</summary>
public sealed class TriggerRow
{
    public Guid Id { get; set; }

    public required string DefinitionId { get; set; }

    public Guid DefinitionVersionId { get; set; }

    public required string ActivityId { get; set; }

    /// <summary>The activity's type name.</summary>
    public required string Type { get; set; }

    /// <summary>As a bookmark's; null when only time starts it.</summary>
    public string? StimulusKey { get; set; }

    public string? Payload { get; set; }

    /// <summary>Of the case clock; null when it is not time that starts it.</summary>
    public DateTimeOffset? NextDueAt { get; set; }
}

/// <summary>An event or answer that nobody waited for when it came; the first who waits for it later gets it.</summary>
public sealed class WaitingEventRow
{
    public Guid Id { get; set; }

    public required string StimulusKey { get; set; }

    public string? CorrelationId { get; set; }

    public Guid? InstanceId { get; set; }

    public string? Input { get; set; }

    public DateTimeOffset ReceivedAt { get; set; }

    public DateTimeOffset ExpiresAt { get; set; }
}

public sealed class TimerRow
{
    public Guid Id { get; set; }

    public Guid InstanceId { get; set; }

    /// <summary>Null: the instance goes on with what its last burst left over.</summary>
    public Guid? BookmarkId { get; set; }

    public DateTimeOffset DueAt { get; set; }
}

/// <summary>An applied operation: the same id is never applied twice.</summary>
public sealed class OperationRow
{
    public Guid Id { get; set; }

    /// <summary>start, resume or cancel.</summary>
    public required string Kind { get; set; }

    public Guid InstanceId { get; set; }

    public DateTimeOffset AppliedAt { get; set; }
}
