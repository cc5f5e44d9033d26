namespace CaseFlow.Workflows.Storage;

/// <summary>One event of the journal, in the shape Elsa Studio reads.</summary>
public sealed class JournalRow
{
    public Guid Id { get; set; }

    public Guid InstanceId { get; set; }

    public Guid ExecutionId { get; set; }

    public Guid? ParentExecutionId { get; set; }

    public required string ActivityId { get; set; }

    public required string ActivityType { get; set; }

    public int ActivityTypeVersion { get; set; }

    public string? ActivityName { get; set; }

    public required string NodeId { get; set; }

    public DateTimeOffset Timestamp { get; set; }

    /// <summary>Counts within the instance from 0.</summary>
    public int Sequence { get; set; }

    /// <summary>Started, Suspended, Resumed, Completed, Canceled or Faulted.</summary>
    public required string EventName { get; set; }

    /// <summary>A code; never a sentence.</summary>
    public string? Message { get; set; }

    public string? Payload { get; set; }
}

/// <summary>One run of an activity.</summary>
public sealed class ExecutionRow
{
    public Guid Id { get; set; }

    public Guid InstanceId { get; set; }

    public required string ActivityId { get; set; }

    public required string NodeId { get; set; }

    public required string ActivityType { get; set; }

    public int ActivityTypeVersion { get; set; }

    public string? ActivityName { get; set; }

    /// <summary>JSON: the inputs as evaluated.</summary>
    public string? ActivityState { get; set; }

    /// <summary>JSON: the outcomes, when the activity named any.</summary>
    public string? Payload { get; set; }

    public string? Outputs { get; set; }

    /// <summary>JSON: type and message.</summary>
    public string? Exception { get; set; }

    public DateTimeOffset StartedAt { get; set; }

    public DateTimeOffset? CompletedAt { get; set; }

    public bool HasBookmarks { get; set; }

    public ExecutionStatus Status { get; set; }

    public int AggregateFaultCount { get; set; }

    public Guid? SchedulingExecutionId { get; set; }

    public int CallStackDepth { get; set; }
}

public sealed class IncidentRow
{
    public Guid Id { get; set; }

    public Guid InstanceId { get; set; }

    public Guid ExecutionId { get; set; }

    public required string ActivityId { get; set; }

    public required string NodeId { get; set; }

    public required string ActivityType { get; set; }

    /// <summary>A code, with codes and numbers behind it.</summary>
    public required string Message { get; set; }

    public required string ExceptionType { get; set; }

    public DateTimeOffset Timestamp { get; set; }

    /// <summary>When the step was run again and passed.</summary>
    public DateTimeOffset? ResolvedAt { get; set; }
}
