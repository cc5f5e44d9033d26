using System.Text.Json.Nodes;
using CaseFlow.Web.Features.Instances;
using CaseFlow.Workflows.Runtime;
using CaseFlow.Workflows.Storage;

namespace CaseFlow.Web.Features.Elsa.Instances;

/// <summary>An instance as Elsa's tools read it; in lists without its state.</summary>
internal sealed record ElsaInstance(
    Guid Id,
    string DefinitionId,
    Guid DefinitionVersionId,
    int Version,
    ElsaState? WorkflowState,
    Guid? ParentWorkflowInstanceId,
    WorkflowStatus Status,
    WorkflowSubStatus SubStatus,
    bool IsExecuting,
    string? CorrelationId,
    string? Name,
    int IncidentCount,
    bool IsSystem,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt,
    DateTimeOffset? FinishedAt)
{
    public static ElsaInstance Of(InstanceSummary i, ElsaState? state = null) => new(
        i.Id,
        i.DefinitionId,
        i.DefinitionVersionId,
        i.Version,
        state,
        i.ParentInstanceId,
        i.Status,
        i.SubStatus,
        i.SubStatus is WorkflowSubStatus.Executing,
        i.CorrelationId,
        i.Name,
        i.IncidentCount,
        IsSystem: false,
        i.CreatedAt,
        i.UpdatedAt,
        i.FinishedAt);

    public static ElsaInstance Of(InstanceFile file) => Of(file.Instance, ElsaState.Of(file));
}

/// <summary>Elsa's <c>workflowState</c>. What its own runtime needs to go on (completion callbacks, scheduled activities) is ours to know and stays empty.</summary>
internal sealed record ElsaState(
    Guid Id,
    string DefinitionId,
    Guid DefinitionVersionId,
    int DefinitionVersion,
    Guid? ParentWorkflowInstanceId,
    string? CorrelationId,
    string? Name,
    WorkflowStatus Status,
    WorkflowSubStatus SubStatus,
    bool IsExecuting,
    IReadOnlyList<ElsaBookmark> Bookmarks,
    IReadOnlyList<ElsaIncident> Incidents,
    bool IsSystem,
    IReadOnlyList<object> CompletionCallbacks,
    IReadOnlyList<ElsaOpenExecution> ActivityExecutionContexts,
    IReadOnlyList<object> ScheduledActivities,
    int ExecutionLogSequence,
    JsonObject Input,
    JsonObject Output,
    JsonObject Properties,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt,
    DateTimeOffset? FinishedAt)
{
    public static ElsaState Of(InstanceFile file)
    {
        var i = file.Instance;
        var runs = file.Runs.ToDictionary(r => r.Id);
        return new(
            i.Id,
            i.DefinitionId,
            i.DefinitionVersionId,
            i.Version,
            i.ParentInstanceId,
            i.CorrelationId,
            i.Name,
            i.Status,
            i.SubStatus,
            i.SubStatus is WorkflowSubStatus.Executing,
            [.. file.Bookmarks.Select(ElsaBookmark.Of)],
            [.. file.Incidents.Where(i => i.ResolvedAt is null).Select(ElsaIncident.Of)],
            IsSystem: false,
            [],
            [.. file.State.Open.Select(e => ElsaOpenExecution.Of(e, runs.GetValueOrDefault(e.Id), i.CreatedAt))],
            [],
            file.State.JournalLength,
            file.State.StoredInput,
            file.State.Output,
            i.IsPaused ? new() { ["CaseFlow.IsPaused"] = true } : [],
            i.CreatedAt,
            i.UpdatedAt,
            i.FinishedAt);
    }
}

/// <param name="AutoBurn">Every bookmark of ours goes with its answer.</param>
internal sealed record ElsaBookmark(
    Guid Id,
    string Name,
    string Hash,
    JsonNode? Payload,
    string ActivityId,
    string ActivityNodeId,
    Guid ActivityInstanceId,
    DateTimeOffset CreatedAt,
    bool AutoBurn,
    bool AutoComplete,
    JsonObject Metadata)
{
    public static ElsaBookmark Of(BookmarkView b) =>
        new(b.Id, b.Name, b.Id.ToString("N"), b.Payload, b.ActivityId, b.NodeId, b.ExecutionId, b.CreatedAt, true, true, []);
}

internal sealed record ElsaIncident(
    string ActivityId, string ActivityNodeId, string ActivityType, string Message, ElsaException Exception, DateTimeOffset Timestamp)
{
    public static ElsaIncident Of(IncidentView i) =>
        new(i.ActivityId, i.NodeId, i.ActivityType, i.Message, new(i.ExceptionType, i.Message, null), i.Timestamp);
}

internal sealed record ElsaException(string Type, string Message, string? StackTrace);

internal sealed record ElsaOpenExecution(
    Guid Id,
    Guid? ParentContextId,
    string ScheduledActivityNodeId,
    string? OwnerActivityNodeId,
    JsonObject Properties,
    JsonObject Metadata,
    JsonObject ActivityState,
    IReadOnlyList<object> DynamicVariables,
    ExecutionStatus Status,
    bool IsExecuting,
    int FaultCount,
    DateTimeOffset StartedAt)
{
    /// <param name="e">One that has not ended.</param>
    /// <param name="run">Its record; null: it has not started.</param>
    /// <param name="since">What is said instead of when it started, where it has not.</param>
    public static ElsaOpenExecution Of(OpenExecution e, ExecutionView? run, DateTimeOffset since) => new(
        e.Id,
        e.ParentId,
        e.NodeId,
        e.NodeId.LastIndexOf(':') is var end and > 0 ? e.NodeId[..end] : null,
        [],
        [],
        run?.Inputs as JsonObject ?? [],
        [],
        e.IsFaulted ? ExecutionStatus.Faulted : e.HasStarted ? ExecutionStatus.Running : ExecutionStatus.Pending,
        IsExecuting: false,
        e.Faults,
        run?.StartedAt ?? since);
}
