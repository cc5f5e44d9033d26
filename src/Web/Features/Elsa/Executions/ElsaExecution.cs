using System.Text.Json.Nodes;
using CaseFlow.Web.Features.Instances;
using CaseFlow.Workflows.Storage;

namespace CaseFlow.Web.Features.Elsa.Executions;

/// <summary>One run of an activity as Elsa's tools read it; the names under state and outputs are those of the activity's descriptor.</summary>
internal sealed record ElsaExecution(
    Guid WorkflowInstanceId,
    string ActivityId,
    string ActivityNodeId,
    string ActivityType,
    int ActivityTypeVersion,
    string? ActivityName,
    JsonNode ActivityState,
    JsonNode? Payload,
    JsonNode Outputs,
    JsonObject Properties,
    JsonObject Metadata,
    JsonNode? Exception,
    DateTimeOffset StartedAt,
    bool HasBookmarks,
    ExecutionStatus Status,
    int AggregateFaultCount,
    DateTimeOffset? CompletedAt,
    Guid? SchedulingActivityExecutionId,
    int CallStackDepth,
    Guid Id)
{
    public static ElsaExecution Of(ExecutionView e) => new(
        e.InstanceId,
        e.ActivityId,
        e.NodeId,
        e.ActivityType,
        e.ActivityTypeVersion,
        e.ActivityName,
        e.Inputs ?? new JsonObject(),
        e.Payload,
        e.Outputs ?? new JsonObject(),
        [],
        [],
        e.Exception,
        e.StartedAt,
        e.HasBookmarks,
        e.Status,
        e.FaultCount,
        e.CompletedAt,
        e.SchedulingExecutionId,
        e.CallStackDepth,
        e.Id);
}

/// <summary>The same without what the run carried; polled every second while it waits.</summary>
internal sealed record ElsaExecutionSummary(
    Guid WorkflowInstanceId,
    string ActivityId,
    string ActivityNodeId,
    string ActivityType,
    int ActivityTypeVersion,
    string? ActivityName,
    DateTimeOffset StartedAt,
    bool HasBookmarks,
    ExecutionStatus Status,
    JsonObject Metadata,
    int AggregateFaultCount,
    DateTimeOffset? CompletedAt,
    Guid Id)
{
    public static ElsaExecutionSummary Of(ExecutionView e) => new(
        e.InstanceId,
        e.ActivityId,
        e.NodeId,
        e.ActivityType,
        e.ActivityTypeVersion,
        e.ActivityName,
        e.StartedAt,
        e.HasBookmarks,
        e.Status,
        [],
        e.FaultCount,
        e.CompletedAt,
        e.Id);
}
