using CaseFlow.Web.Features.Definitions;
using MediatR;

namespace CaseFlow.Web.Features.Elsa.Definitions;

/// <summary>Who uses a definition as an activity: <c>GET /workflow-definitions/{id}/consumers</c>; <c>POST …/update-references</c> has them use its published
/// version.</summary>
internal static class ListElsaUsers
{
    public static void Map(RouteGroupBuilder elsa)
    {
        elsa.MapGet("/workflow-definitions/{definitionId}/consumers", async (string definitionId, IMediator mediator, CancellationToken stop) =>
            ElsaJson.Ok(new { ConsumingWorkflowDefinitionIds = (await mediator.Send(new FindDefinitionUsers.Query(definitionId), stop)).DefinitionIds }));
        elsa.MapPost("/workflow-definitions/{definitionId}/update-references", async (string definitionId, IMediator mediator, CancellationToken stop) =>
        {
            var updated = await mediator.Send(new UpdateDefinitionUsers.Command(definitionId), stop);
            return ElsaJson.Ok(new { AffectedWorkflows = updated.Select(u => u.Name) });
        });
    }
}
