using CaseFlow.Workflows.Storage;

namespace CaseFlow.Workflows.Tests.Storage;

/// <summary>Rows with something in every column, or with nothing in those that may be empty.</summary>
internal static class Rows
{
    public static readonly DateTimeOffset At = new(2026, 11, 23, 9, 30, 15, 123, 456, TimeSpan.FromHours(8));

    public static InstanceRow Instance(bool full = true) => new()
    {
        Id = Guid.CreateVersion7(),
        DefinitionId = "procedure",
        DefinitionVersionId = Guid.CreateVersion7(),
        Version = 3,
        ParentInstanceId = full ? Guid.CreateVersion7() : null,
        ParentBookmarkId = full ? Guid.CreateVersion7() : null,
        RootInstanceId = Guid.CreateVersion7(),
        CorrelationId = full ? "case-1" : null,
        Name = full ? "复核 “one”; '--" : null,
        Status = full ? WorkflowStatus.Finished : WorkflowStatus.Running,
        SubStatus = full ? WorkflowSubStatus.Cancelled : WorkflowSubStatus.Suspended,
        IncidentCount = full ? 2 : 0,
        CreatedAt = At,
        UpdatedAt = At.AddSeconds(1),
        FinishedAt = full ? At.AddSeconds(2) : null,
        StateSchema = 1,
        State = "{\"schema\":1}",
        Revision = 1,
        IsPaused = full,
    };

    public static BookmarkRow Bookmark(Guid instance, bool full = true) => new()
    {
        Id = Guid.CreateVersion7(),
        InstanceId = instance,
        ExecutionId = Guid.CreateVersion7(),
        ActivityId = "review",
        NodeId = "Workflow1:flow:review",
        Name = "Elsa.Event",
        Payload = full ? "{\"eventName\":\"e\"}" : null,
        StimulusKey = full ? "event:e" : null,
        CreatedAt = At,
    };

    public static TimerRow Timer(Guid instance, DateTimeOffset? due = null, bool full = true) => new()
    {
        Id = Guid.CreateVersion7(),
        InstanceId = instance,
        BookmarkId = full ? Guid.CreateVersion7() : null,
        DueAt = due ?? At,
    };

    public static JournalRow Event(Guid instance, bool full = true) => new()
    {
        Id = Guid.CreateVersion7(),
        InstanceId = instance,
        ExecutionId = Guid.CreateVersion7(),
        ParentExecutionId = full ? Guid.CreateVersion7() : null,
        ActivityId = "review",
        ActivityType = "Elsa.Event",
        ActivityTypeVersion = 1,
        ActivityName = full ? "Review" : null,
        NodeId = "Workflow1:flow:review",
        Timestamp = At,
        Sequence = full ? 7 : 0,
        EventName = "Completed",
        Message = full ? "code" : null,
        Payload = full ? "{}" : null,
    };

    public static ExecutionRow Execution(Guid instance, bool full = true) => new()
    {
        Id = Guid.CreateVersion7(),
        InstanceId = instance,
        ActivityId = "review",
        NodeId = "Workflow1:flow:review",
        ActivityType = "Elsa.Event",
        ActivityTypeVersion = 1,
        ActivityName = full ? "Review" : null,
        ActivityState = full ? "{\"a\":1}" : null,
        Payload = full ? "{\"Outcomes\":[\"Done\"]}" : null,
        Outputs = full ? "{\"b\":2}" : null,
        Exception = full ? "{\"type\":\"T\"}" : null,
        StartedAt = At,
        CompletedAt = full ? At.AddMinutes(1) : null,
        HasBookmarks = full,
        Status = full ? ExecutionStatus.Faulted : ExecutionStatus.Running,
        AggregateFaultCount = full ? 1 : 0,
        SchedulingExecutionId = full ? Guid.CreateVersion7() : null,
        CallStackDepth = 2,
    };

    public static IncidentRow Incident(Guid instance, bool full = true) => new()
    {
        Id = Guid.CreateVersion7(),
        InstanceId = instance,
        ExecutionId = Guid.CreateVersion7(),
        ActivityId = "review",
        NodeId = "Workflow1:flow:review",
        ActivityType = "Elsa.Event",
        Message = "activity.failed",
        ExceptionType = "System.InvalidOperationException",
        Timestamp = At,
        ResolvedAt = full ? At.AddHours(1) : null,
    };

    public static DefinitionRow Definition(string id = "procedure", int version = 1, bool published = true) => new()
    {
        Id = Guid.CreateVersion7(),
        DefinitionId = id,
        Version = version,
        Name = "Procedure",
        IsLatest = true,
        IsPublished = published,
        Json = "{}",
        ContentHash = "hash",
        Description = "What it is for",
        Revision = 2,
        Source = DefinitionSource.Designer,
        FileHash = "file",
        UsableAsActivity = true,
        CreatedAt = At,
        UpdatedAt = At.AddSeconds(1),
        DeletedAt = At.AddSeconds(2),
    };

    /// <summary>A new instance with one row of each kind.</summary>
    public static InstanceChanges Everything(bool full)
    {
        var row = Instance(full);
        var changes = new InstanceChanges(row, isNew: true);
        changes.AddedBookmarks.Add(Bookmark(row.Id, full));
        changes.AddedTimers.Add(Timer(row.Id, full: full));
        changes.Journal.Add(Event(row.Id, full));
        changes.AddedExecutions.Add(Execution(row.Id, full));
        changes.Incidents.Add(Incident(row.Id, full));
        return changes;
    }
}
