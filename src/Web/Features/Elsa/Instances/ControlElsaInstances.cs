using CaseFlow.Web.Features.Instances;
using CaseFlow.Workflows.Storage;
using MediatR;

namespace CaseFlow.Web.Features.Elsa.Instances;

/// <summary>Cancelling and deleting instances, one or several: <c>POST /cancel/workflow-instances/{id}</c>, <c>DELETE /workflow-instances/{id}</c> and the two
/// under <c>/bulk-actions</c>.</summary>
internal static class ControlElsaInstances
{
    /// <param name="Ids">These; when there are none, those that run of the definition or the version.</param>
    internal sealed record CancelBody(
        IReadOnlyList<Guid>? Ids = null, string? DefinitionId = null, Guid? DefinitionVersionId = null);

    internal sealed record DeleteBody(IReadOnlyList<Guid>? Ids = null);

    public static void Map(RouteGroupBuilder elsa)
    {
        elsa.MapPost("/cancel/workflow-instances/{id:guid}", async (Guid id, IMediator mediator, CancellationToken stop) =>
        {
            await mediator.Send(new CancelInstance.Command(id), stop);
            return Results.Ok();
        });
        elsa.MapDelete("/workflow-instances/{id:guid}", async (Guid id, IMediator mediator, CancellationToken stop) =>
        {
            await mediator.Send(new DeleteInstance.Command(id), stop);
            return Results.NoContent();
        });
        elsa.MapPost("/bulk-actions/cancel/workflow-instances", async (CancelBody body, IMediator mediator, CancellationToken stop) =>
            ElsaJson.Ok(new { Cancelled = await DoAsync(ControlInstances.Act.Cancel, await IdsOfAsync(body, mediator, stop), mediator, stop) }));
        elsa.MapPost("/bulk-actions/delete/workflow-instances/by-id", async (DeleteBody body, IMediator mediator, CancellationToken stop) =>
            ElsaJson.Ok(new { Deleted = await DoAsync(ControlInstances.Act.Delete, body.Ids ?? [], mediator, stop) }));
    }

    private static async Task<int> DoAsync(ControlInstances.Act act, IReadOnlyList<Guid> ids, IMediator mediator, CancellationToken stop)
    {
        var done = 0;
        foreach (var part in ids.Chunk(ControlInstances.Most))
        {
            done += (await mediator.Send(new ControlInstances.Request(act, part), stop)).Count(o => o.IsDone);
        }

        return done;
    }

    private static async Task<IReadOnlyList<Guid>> IdsOfAsync(CancelBody body, IMediator mediator, CancellationToken stop)
    {
        if (body.Ids is { Count: > 0 } ids) return ids;
        if (body is { DefinitionId: null, DefinitionVersionId: null }) return [];

        var filter = new ListInstances.Filter(
            Definitions: body.DefinitionId is { } definition ? [definition] : null,
            DefinitionVersionId: body.DefinitionVersionId,
            Statuses: [WorkflowStatus.Running]);
        var found = await mediator.Send(new ListInstances.Query(filter, new(0, Slice.MostRows), Ascending: true), stop);
        return [.. found.Items.Select(i => i.Id)];
    }
}
