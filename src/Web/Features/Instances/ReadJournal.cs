using System.Text.Json.Nodes;
using CaseFlow.Web.Data;
using CaseFlow.Web.Data.UnitOfWork;
using CaseFlow.Web.Features.Shared;
using CaseFlow.Workflows.Storage;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Web.Features.Instances;

/// <summary>What happened in an instance, in order or backwards.</summary>
public static class ReadJournal
{
    public sealed record Filter(
        IReadOnlyList<string>? ActivityIds = null,
        IReadOnlyList<string>? NodeIds = null,
        IReadOnlyList<string>? ExcludedTypes = null,
        IReadOnlyList<string>? Events = null);

    public sealed record Query(Guid InstanceId, Filter Filter, Slice Slice, bool IsLastFirst = false) : IQuery<Page<JournalEvent>>;

    internal sealed class Handler(CaseFlowDb db, MaskingOfInstances maskings) : IRequestHandler<Query, Page<JournalEvent>>
    {
        public async Task<Page<JournalEvent>> Handle(Query request, CancellationToken cancellationToken)
        {
            if (!await db.Set<InstanceRow>().AnyAsync(i => i.Id == request.InstanceId, cancellationToken)) throw InstanceErrors.NotFound(request.InstanceId);

            var masking = await maskings.OfAsync(request.InstanceId, cancellationToken);
            var filter = request.Filter;
            var events = db.Set<JournalRow>().AsNoTracking().Where(j => j.InstanceId == request.InstanceId);
            events = filter.ActivityIds is { Count: > 0 } activities ? events.Where(j => activities.Contains(j.ActivityId)) : events;
            events = filter.NodeIds is { Count: > 0 } nodes ? events.Where(j => nodes.Contains(j.NodeId)) : events;
            events = filter.ExcludedTypes is { Count: > 0 } excluded ? events.Where(j => !excluded.Contains(j.ActivityType)) : events;
            events = filter.Events is { Count: > 0 } names ? events.Where(j => names.Contains(j.EventName)) : events;
            var ordered = request.IsLastFirst ? events.OrderByDescending(j => j.Sequence) : events.OrderBy(j => j.Sequence);
            var found = await request.Slice.ReadAsync(ordered, cancellationToken);
            return new([.. found.Items.Select(row => Read(row, masking))], found.Total);
        }

        private static JournalEvent Read(JournalRow row, Masking masking) => new(
            row.Id,
            row.ExecutionId,
            row.ParentExecutionId,
            row.ActivityId,
            row.ActivityType,
            row.ActivityTypeVersion,
            row.ActivityName,
            row.NodeId,
            row.Timestamp,
            row.Sequence,
            row.EventName,
            Masking.Text(row.Message),
            masking.Json(StoredJson.Read(row.Payload)));
    }
}

/// <param name="Event">Started, Suspended, Resumed, Completed, Canceled or Faulted.</param>
public sealed record JournalEvent(
    Guid Id,
    Guid ExecutionId,
    Guid? ParentExecutionId,
    string ActivityId,
    string ActivityType,
    int ActivityTypeVersion,
    string? ActivityName,
    string NodeId,
    DateTimeOffset At,
    int Sequence,
    string Event,
    string? Message,
    JsonNode? Payload);
