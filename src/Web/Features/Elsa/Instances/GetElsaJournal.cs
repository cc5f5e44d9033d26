using System.Text.Json.Nodes;
using CaseFlow.Web.Features.Instances;
using MediatR;

namespace CaseFlow.Web.Features.Elsa.Instances;

/// <summary><c>/workflow-instances/{id}/journal</c>: <c>GET</c> all of it, <c>POST</c> filtered; <c>…/journal/{activityId}</c> is how the activity last stood.</summary>
internal static class GetElsaJournal
{
    private static readonly string[] TellingEvents = ["Started", "Completed", "Faulted"];

    internal sealed record Entry(
        Guid Id,
        Guid ActivityInstanceId,
        Guid? ParentActivityInstanceId,
        string ActivityId,
        string ActivityType,
        int ActivityTypeVersion,
        string? ActivityName,
        string NodeId,
        DateTimeOffset Timestamp,
        int Sequence,
        string EventName,
        string? Message,
        JsonNode? Payload);

    /// <summary>One event by itself, which Elsa writes with other names.</summary>
    internal sealed record Record(
        string WorkflowDefinitionId,
        Guid WorkflowDefinitionVersionId,
        Guid WorkflowInstanceId,
        int WorkflowVersion,
        Guid ActivityInstanceId,
        Guid? ParentActivityInstanceId,
        string ActivityId,
        string ActivityType,
        int ActivityTypeVersion,
        string? ActivityName,
        string ActivityNodeId,
        DateTimeOffset Timestamp,
        int Sequence,
        string EventName,
        string? Message,
        JsonNode? Payload,
        Guid Id)
    {
        public static Record Of(InstanceSummary i, JournalEvent e) => new(
            i.DefinitionId,
            i.DefinitionVersionId,
            i.Id,
            i.Version,
            e.ExecutionId,
            e.ParentExecutionId,
            e.ActivityId,
            e.ActivityType,
            e.ActivityTypeVersion,
            e.ActivityName,
            e.NodeId,
            e.At,
            e.Sequence,
            e.Event,
            e.Message,
            e.Payload,
            e.Id);
    }

    internal sealed record Body(Filter? Filter = null);

    internal sealed record Filter(
        IReadOnlyList<string>? ActivityIds = null,
        IReadOnlyList<string>? ActivityNodeIds = null,
        IReadOnlyList<string>? ExcludedActivityTypes = null,
        IReadOnlyList<string>? EventNames = null);

    public static void Map(RouteGroupBuilder elsa)
    {
        elsa.MapGet("/workflow-instances/{id:guid}/journal", (Guid id, int? page, int? pageSize, int? skip, int? take, IMediator mediator, CancellationToken stop) =>
            AnswerAsync(id, null, SliceOf(page, pageSize, skip, take), mediator, stop));
        elsa.MapPost(
            "/workflow-instances/{id:guid}/journal",
            (Guid id, Body? body, int? page, int? pageSize, int? skip, int? take, IMediator mediator, CancellationToken stop) =>
                AnswerAsync(id, body?.Filter, SliceOf(page, pageSize, skip, take), mediator, stop));
        elsa.MapGet("/workflow-instances/{id:guid}/journal/{activityId}", LastAsync);
    }

    private static async Task<IResult> LastAsync(Guid id, string activityId, IMediator mediator, CancellationToken stop)
    {
        var last = await mediator.Send(new ReadJournal.Query(id, new([activityId], Events: TellingEvents), new(0, 1), IsLastFirst: true), stop);
        return last.Items is [var found] ? ElsaJson.Ok(Record.Of(await mediator.Send(new FindInstance.Query(id), stop), found)) : Results.NotFound();
    }

    private static Slice SliceOf(int? page, int? pageSize, int? skip, int? take) =>
        page is null && pageSize is null ? new(skip, take) : Slice.OfPage(page, pageSize);

    private static async Task<IResult> AnswerAsync(Guid id, Filter? filter, Slice slice, IMediator mediator, CancellationToken stop)
    {
        var wanted = new ReadJournal.Filter(filter?.ActivityIds, filter?.ActivityNodeIds, filter?.ExcludedActivityTypes, filter?.EventNames);
        var found = await mediator.Send(new ReadJournal.Query(id, wanted, slice), stop);
        return ElsaJson.Ok(new ElsaPage<Entry>([.. found.Items.Select(Of)], found.Total));
    }

    private static Entry Of(JournalEvent e) => new(
        e.Id,
        e.ExecutionId,
        e.ParentExecutionId,
        e.ActivityId,
        e.ActivityType,
        e.ActivityTypeVersion,
        e.ActivityName,
        e.NodeId,
        e.At,
        e.Sequence,
        e.Event,
        e.Message,
        e.Payload);
}
