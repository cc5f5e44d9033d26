using CaseFlow.Web.Features.Definitions;
using MediatR;

namespace CaseFlow.Web.Features.Elsa.Definitions;

/// <summary>Deleting: <c>DELETE /workflow-definitions/{id}</c>, one version by <c>/workflow-definition-versions/{versionId}</c> or
/// <c>/workflow-definitions/{id}/version/{number}</c>.</summary>
internal static class DeleteElsaDefinition
{
    public static void Map(RouteGroupBuilder elsa)
    {
        elsa.MapDelete("/workflow-definitions/{definitionId}", async (string definitionId, IMediator mediator, CancellationToken stop) =>
        {
            await mediator.Send(new DeleteDefinition.Command(definitionId), stop);
            return Results.NoContent();
        });
        elsa.MapDelete("/workflow-definitions/{definitionId}/version/{version:int}", async (string definitionId, int version, IMediator mediator, CancellationToken stop) =>
        {
            await mediator.Send(new DeleteDefinition.Command(definitionId, version), stop);
            return Results.Ok();
        });
        elsa.MapDelete("/workflow-definition-versions/{id}", async (string id, IMediator mediator, CancellationToken stop) =>
        {
            await DeleteVersionAsync(GetElsaDefinition.VersionOf(id), mediator, stop);
            return Results.NoContent();
        });
    }

    internal static async Task DeleteVersionAsync(Guid id, IMediator mediator, CancellationToken stop)
    {
        var version = (await mediator.Send(new ReadDefinition.ByVersionId(id), stop)).Summary;
        await mediator.Send(new DeleteDefinition.Command(version.DefinitionId, version.Version), stop);
    }
}
