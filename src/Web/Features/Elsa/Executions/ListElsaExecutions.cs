using System.Text.Json.Nodes;
using CaseFlow.Web.Features.Instances;
using CaseFlow.Workflows.Storage;
using MediatR;

namespace CaseFlow.Web.Features.Elsa.Executions;

/// <summary><c>/activity-executions</c>: list, count and one of them. A list tells of at most <see cref="MostRuns"/> runs.</summary>
internal static class ListElsaExecutions
{
    private const int MostRuns = 1_000;

    internal sealed record Run(
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
        Guid Id);

    public static void Map(RouteGroupBuilder elsa)
    {
        elsa.MapGet("/activity-executions/list", async (
            Guid? workflowInstanceId, string? activityNodeId, bool? completed, IMediator mediator, CancellationToken stop) =>
        {
            var found = await ReadAsync(new(workflowInstanceId, activityNodeId, completed), mediator, stop);
            return ElsaJson.Ok(new ElsaList<Run>([.. found.Select(Of)], found.Count));
        });
        elsa.MapGet("/activity-executions/count", async (
            Guid? workflowInstanceId, string? activityNodeId, bool? completed, IMediator mediator, CancellationToken stop) =>
        {
            var found = await mediator.Send(new ListExecutions.Query(new(workflowInstanceId, activityNodeId, completed), new(0, 1)), stop);
            return ElsaJson.Ok(new { Count = found.Total });
        });
        elsa.MapGet("/activity-executions/{id:guid}", OneAsync);
        elsa.MapGet("/activity-executions/by-id", OneAsync);
    }

    private static async Task<IResult> OneAsync(Guid id, IMediator mediator, CancellationToken stop)
    {
        var found = await mediator.Send(new ListExecutions.Query(new(Id: id), new(0, 1)), stop);
        return found.Items is [var run] ? ElsaJson.Ok(Of(run)) : Results.NotFound();
    }

    private static async Task<List<ExecutionView>> ReadAsync(ListExecutions.Filter filter, IMediator mediator, CancellationToken stop)
    {
        var all = new List<ExecutionView>();
        while (all.Count < MostRuns)
        {
            var found = await mediator.Send(new ListExecutions.Query(filter, new(all.Count, Slice.MostRows)), stop);
            all.AddRange(found.Items);
            if (all.Count >= found.Total || found.Items.Count == 0) break;
        }

        return all;
    }

    private static Run Of(ExecutionView e) => new(
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
