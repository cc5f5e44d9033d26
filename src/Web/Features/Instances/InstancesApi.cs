using System.Text.Json.Nodes;
using CaseFlow.Web.Features.Shared;
using CaseFlow.Web.Security;
using CaseFlow.Workflows.Storage;
using MediatR;

namespace CaseFlow.Web.Features.Instances;

/// <summary><c>/api/instances</c>: workflow instances, for administrators.</summary>
internal static class InstancesApi
{
    /// <param name="Ascending">By the order asked for; otherwise the newest, last or greatest first.</param>
    public sealed record Listing(
        string? DefinitionId = null,
        int? Version = null,
        WorkflowStatus? Status = null,
        WorkflowSubStatus? SubStatus = null,
        string? CorrelationId = null,
        Guid? ParentInstanceId = null,
        bool? HasIncidents = null,
        bool? IsPaused = null,
        string? Q = null,
        DateTimeOffset? CreatedFrom = null,
        DateTimeOffset? CreatedBefore = null,
        ListInstances.Order? Order = null,
        bool? Ascending = null,
        int? Page = null,
        int? PageSize = null);

    public sealed record BulkBody(ControlInstances.Act Act, IReadOnlyList<Guid> Ids);

    /// <param name="OperationId">The same id never acts twice.</param>
    public sealed record ActBody(Guid? OperationId = null, Guid? ExecutionId = null);

    public static void Map(RouteGroupBuilder api)
    {
        var instances = api.MapGroup("/instances").RequireAuthorization(Permissions.Administer);
        MapReading(instances);
        MapControl(instances);
    }

    private static void MapReading(RouteGroupBuilder instances)
    {
        instances.MapGet("", async ([AsParameters] Listing listing, IMediator mediator, CancellationToken stop) =>
            TypedResults.Ok(await mediator.Send(QueryOf(listing), stop)));
        instances.MapGet("/{id:guid}", async (Guid id, IMediator mediator, CancellationToken stop) =>
            TypedResults.Ok(await mediator.Send(new ReadInstance.Query(id), stop))).ProducesProblem(StatusCodes.Status404NotFound);
        instances.MapGet("/{id:guid}/journal", async (Guid id, int? page, int? pageSize, string? activityId, IMediator mediator, CancellationToken stop) =>
            TypedResults.Ok(await mediator.Send(
                new ReadJournal.Query(id, new(ActivityIds: activityId is null ? null : [activityId]), SliceOf(page, pageSize)), stop)))
            .ProducesProblem(StatusCodes.Status404NotFound);
        instances.MapGet("/{id:guid}/executions", async (Guid id, int? page, int? pageSize, string? nodeId, IMediator mediator, CancellationToken stop) =>
            TypedResults.Ok(await mediator.Send(new ListExecutions.Query(new(id, nodeId), SliceOf(page, pageSize)), stop)));
    }

    private static void MapControl(RouteGroupBuilder instances)
    {
        instances.MapPost("/{id:guid}/suspend", async (Guid id, IMediator mediator, CancellationToken stop) =>
            TypedResults.Ok(await mediator.Send(new HoldInstance.Command(id, IsHeld: true), stop))).Refuses();
        instances.MapPost("/{id:guid}/resume", async (Guid id, IMediator mediator, CancellationToken stop) =>
            TypedResults.Ok(await mediator.Send(new HoldInstance.Command(id, IsHeld: false), stop))).Refuses();
        instances.MapPost("/{id:guid}/cancel", async (Guid id, ActBody? body, IMediator mediator, CancellationToken stop) =>
            TypedResults.Ok(await mediator.Send(new CancelInstance.Command(id, body?.OperationId), stop))).Refuses();
        instances.MapPost("/{id:guid}/retry", async (Guid id, ActBody? body, IMediator mediator, CancellationToken stop) =>
            TypedResults.Ok(await mediator.Send(new RetryInstance.Command(id, body?.ExecutionId, body?.OperationId), stop))).Refuses();
        instances.MapPut("/{id:guid}/variables", async (Guid id, Dictionary<string, JsonNode?> values, IMediator mediator, CancellationToken stop) =>
        {
            await mediator.Send(new ChangeVariables.Command(id, values), stop);
            return TypedResults.NoContent();
        }).Refuses().ProducesProblem(StatusCodes.Status400BadRequest);
        instances.MapDelete("/{id:guid}", async (Guid id, IMediator mediator, CancellationToken stop) =>
        {
            await mediator.Send(new DeleteInstance.Command(id), stop);
            return TypedResults.NoContent();
        }).Refuses();
        instances.MapPost("/bulk", async (BulkBody body, IMediator mediator, CancellationToken stop) =>
            TypedResults.Ok(await mediator.Send(new ControlInstances.Request(body.Act, body.Ids), stop)))
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge);
    }

    private static RouteHandlerBuilder Refuses(this RouteHandlerBuilder door) =>
        door.ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);

    private static Slice SliceOf(int? page, int? pageSize) => Slice.OfPage(new PageOf(page, null).Number - 1, pageSize ?? PageOf.DefaultSize);

    private static ListInstances.Query QueryOf(Listing listing) => new(
        new(
            Definitions: listing.DefinitionId is { Length: > 0 } definition ? [definition] : null,
            Version: listing.Version,
            ParentInstanceId: listing.ParentInstanceId,
            CorrelationId: listing.CorrelationId,
            Statuses: listing.Status is { } status ? [status] : null,
            SubStatuses: listing.SubStatus is { } subStatus ? [subStatus] : null,
            HasIncidents: listing.HasIncidents,
            IsPaused: listing.IsPaused,
            Q: listing.Q,
            CreatedFrom: listing.CreatedFrom,
            CreatedBefore: listing.CreatedBefore),
        SliceOf(listing.Page, listing.PageSize),
        listing.Order ?? ListInstances.Order.Created,
        listing.Ascending ?? false);
}
