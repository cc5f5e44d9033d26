using CaseFlow.Web.Features.Definitions;
using CaseFlow.Web.Features.Instances;
using CaseFlow.Web.Features.Shared;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Storage;
using MediatR;

namespace CaseFlow.Web.Features.Elsa.Instances;

/// <summary>Cancelling and deleting instances, one or several: <c>POST /cancel/workflow-instances/{id}</c>, <c>DELETE /workflow-instances/{id}</c> and the two
/// under <c>/bulk-actions</c>, which answer how many they did.</summary>
internal static class ControlElsaInstances
{
    /// <summary>More instances than these are not cancelled by one request; asked again, it goes on.</summary>
    private const int MostCancelled = 5_000;

    /// <param name="Ids">These.</param>
    /// <param name="DefinitionId">And all that run of it, in the versions that <paramref name="VersionOptions"/> says; of all when it says none.</param>
    /// <param name="DefinitionVersionId">And all that run of this version.</param>
    internal sealed record CancelBody(
        IReadOnlyList<string>? Ids = null, string? DefinitionId = null, string? DefinitionVersionId = null, string? VersionOptions = null);

    internal sealed record DeleteBody(IReadOnlyList<string>? Ids = null);

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
            ElsaJson.Ok(new { Cancelled = await CancelAsync(body, mediator, stop) }));
        elsa.MapPost("/bulk-actions/delete/workflow-instances/by-id", async (DeleteBody body, IMediator mediator, CancellationToken stop) =>
            ElsaJson.Ok(new { Deleted = await DoAsync(ControlInstances.Act.Delete, ElsaIds.Read(body.Ids), mediator, stop) }));
    }

    private static async Task<int> CancelAsync(CancelBody body, IMediator mediator, CancellationToken stop)
    {
        var cancelled = 0;
        foreach (var ids in ElsaIds.Read(body.Ids).Chunk(Slice.MostRows)) cancelled += await CancelRunningAsync(new(Ids: ids), mediator, stop);
        if (body.DefinitionVersionId is { Length: > 0 } one) cancelled += await CancelRunningAsync(OfVersion(ElsaIds.Read([one])), mediator, stop);
        if (body.DefinitionId is not { Length: > 0 } definition) return cancelled;

        var choice = VersionChoice.Parse(body.VersionOptions, VersionChoice.All);
        if (choice == VersionChoice.All) return cancelled + await CancelRunningAsync(new(Definitions: [definition]), mediator, stop);

        var versions = await mediator.Send(new ListDefinitions.Query(choice, DefinitionIds: [definition], PageSize: PageOf.LargestSize), stop);
        foreach (var version in versions.Items) cancelled += await CancelRunningAsync(OfVersion([version.Id]), mediator, stop);
        return cancelled;
    }

    private static ListInstances.Filter OfVersion(IReadOnlyList<Guid> version) => version is [var id] ? new(DefinitionVersionId: id) : new(Ids: []);

    /// <summary>The running ones among these; what is refused is passed over.</summary>
    private static async Task<int> CancelRunningAsync(ListInstances.Filter which, IMediator mediator, CancellationToken stop)
    {
        var (cancelled, refused) = (0, 0);
        while (cancelled < MostCancelled)
        {
            var query = new ListInstances.Query(which with { Statuses = [WorkflowStatus.Running] }, new(refused, Slice.MostRows), Ascending: true);
            var found = await mediator.Send(query, stop);
            if (found.Items.Count == 0) break;

            var done = await DoAsync(ControlInstances.Act.Cancel, [.. found.Items.Select(i => i.Id)], mediator, stop);
            (cancelled, refused) = (cancelled + done, refused + found.Items.Count - done);
        }

        return cancelled;
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
}

/// <summary>Ids as Elsa's tools send them: one that is none of ours names nothing.</summary>
internal static class ElsaIds
{
    public static IReadOnlyList<Guid> Read(IReadOnlyList<string>? ids) =>
        [.. (ids ?? []).Select(id => Guid.TryParse(id, out var read) ? read : Guid.Empty).Where(id => id != Guid.Empty).Distinct()];
}
