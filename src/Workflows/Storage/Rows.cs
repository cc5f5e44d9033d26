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

    /// <summary>Of the file it came from: SHA-256 over its compact JSON.</summary>
    public required string ContentHash { get; set; }

    public DateTimeOffset CreatedAt { get; set; }
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

    public DateTimeOffset CreatedAt { get; set; }
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
