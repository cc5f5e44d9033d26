using System.Text.Json.Nodes;
using CaseFlow.Web.Data;
using CaseFlow.Web.Data.UnitOfWork;
using CaseFlow.Web.Features.Shared;
using CaseFlow.Workflows.Storage;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Web.Features.Instances;

/// <summary>The runs of an instance's activities, oldest first.</summary>
public static class ListExecutions
{
    /// <param name="InstanceId">Required unless <paramref name="Id"/> names one run.</param>
    /// <param name="IsCompleted">Whether it has ended.</param>
    public sealed record Filter(Guid? InstanceId = null, string? NodeId = null, bool? IsCompleted = null, Guid? Id = null);

    public sealed record Query(Filter Filter, Slice Slice) : IQuery<Page<ExecutionView>>;

    internal sealed class Handler(CaseFlowDb db, MaskingOfInstances maskings) : IRequestHandler<Query, Page<ExecutionView>>
    {
        public async Task<Page<ExecutionView>> Handle(Query request, CancellationToken cancellationToken)
        {
            var filter = request.Filter;
            var runs = db.Set<ExecutionRow>().AsNoTracking();
            runs = filter.Id is { } id ? runs.Where(e => e.Id == id) : runs.Where(e => e.InstanceId == filter.InstanceId);
            runs = filter.NodeId is { Length: > 0 } node ? runs.Where(e => e.NodeId == node) : runs;
            runs = filter.IsCompleted is { } done ? runs.Where(e => e.CompletedAt != null == done) : runs;
            var found = await request.Slice.ReadAsync(runs.OrderBy(e => e.StartedAt).ThenBy(e => e.Id), cancellationToken);
            if (found.Items.Count == 0) return new([], found.Total);

            var masking = await maskings.OfAsync(found.Items[0].InstanceId, cancellationToken);
            return new([.. found.Items.Select(row => Read(row, masking))], found.Total);
        }

        internal static ExecutionView Read(ExecutionRow row, Masking masking) => new(
            row.Id,
            row.InstanceId,
            row.ActivityId,
            row.NodeId,
            row.ActivityType,
            row.ActivityTypeVersion,
            row.ActivityName,
            masking.Json(StoredJson.Read(row.ActivityState)),
            masking.Json(StoredJson.Read(row.Payload)),
            masking.Json(StoredJson.Read(row.Outputs)),
            masking.Json(StoredJson.Read(row.Exception)),
            row.StartedAt,
            row.CompletedAt,
            row.HasBookmarks,
            row.Status,
            row.AggregateFaultCount,
            row.SchedulingExecutionId,
            row.CallStackDepth);
    }
}

/// <summary>One run of an activity.</summary>
/// <param name="Inputs">As evaluated.</param>
/// <param name="Payload">The outcomes, when the activity named any.</param>
/// <param name="Exception">Type and code.</param>
/// <param name="FaultCount">Its own faults and those of what it scheduled.</param>
public sealed record ExecutionView(
    Guid Id,
    Guid InstanceId,
    string ActivityId,
    string NodeId,
    string ActivityType,
    int ActivityTypeVersion,
    string? ActivityName,
    JsonNode? Inputs,
    JsonNode? Payload,
    JsonNode? Outputs,
    JsonNode? Exception,
    DateTimeOffset StartedAt,
    DateTimeOffset? CompletedAt,
    bool HasBookmarks,
    ExecutionStatus Status,
    int FaultCount,
    Guid? SchedulingExecutionId,
    int CallStackDepth);
