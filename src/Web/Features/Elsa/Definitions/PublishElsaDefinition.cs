using CaseFlow.Web.Features.Definitions;
using CaseFlow.Web.Resources;
using MediatR;

namespace CaseFlow.Web.Features.Elsa.Definitions;

/// <summary><c>POST /workflow-definitions/{id}/publish</c> and <c>…/retract</c>.</summary>
internal static class PublishElsaDefinition
{
    public static void Map(RouteGroupBuilder elsa)
    {
        elsa.MapPost("/workflow-definitions/{definitionId}/publish", async (string definitionId, IMediator mediator, Texts texts, CancellationToken stop) =>
            ElsaDefinition.Saved(await mediator.Send(new PublishDefinition.Request(definitionId), stop), texts));
        elsa.MapPost("/workflow-definitions/{definitionId}/retract", async (string definitionId, IMediator mediator, CancellationToken stop) =>
            ElsaJson.Ok(ElsaDefinition.Of(await mediator.Send(new RetractDefinition.Command(definitionId), stop))));
    }
}
