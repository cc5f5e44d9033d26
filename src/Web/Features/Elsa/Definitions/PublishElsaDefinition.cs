using CaseFlow.Web.Features.Definitions;
using MediatR;

namespace CaseFlow.Web.Features.Elsa.Definitions;

/// <summary><c>POST /workflow-definitions/{id}/publish</c>, <c>…/retract</c> and <c>…/revert/{version}</c>.</summary>
internal static class PublishElsaDefinition
{
    public static void Map(RouteGroupBuilder elsa)
    {
        elsa.MapPost(
            "/workflow-definitions/{definitionId}/publish",
            async (string definitionId, IMediator mediator, ElsaDefinitions definitions, CancellationToken stop) =>
                await definitions.SavedAsync(await mediator.Send(new PublishDefinition.Request(definitionId), stop), stop));
        elsa.MapPost(
            "/workflow-definitions/{definitionId}/retract",
            async (string definitionId, IMediator mediator, ElsaDefinitions definitions, CancellationToken stop) =>
                ElsaJson.Ok(await definitions.OfAsync(await mediator.Send(new RetractDefinition.Command(definitionId), stop), stop)));
        elsa.MapPost(
            "/workflow-definitions/{definitionId}/revert/{version:int}",
            async (string definitionId, int version, IMediator mediator, CancellationToken stop) =>
            {
                var draft = await mediator.Send(new RevertDefinition.Command(definitionId, version), stop);
                return Results.Json(ElsaDefinitionSummary.Of(draft.Summary), ElsaJson.Options, statusCode: StatusCodes.Status201Created);
            });
    }
}
