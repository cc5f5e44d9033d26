using CaseFlow.Web.Features.Instances;
using MediatR;

namespace CaseFlow.Web.Features.Elsa.Instances;

/// <summary><c>GET /workflow-instances/{id}</c> with its state, and <c>…/execution-state</c>, which a viewer polls.</summary>
internal static class GetElsaInstance
{
    public static void Map(RouteGroupBuilder elsa)
    {
        elsa.MapGet("/workflow-instances/{id:guid}", async (Guid id, IMediator mediator, CancellationToken stop) =>
            ElsaJson.Ok(ElsaInstance.Of(await mediator.Send(new ReadInstance.Query(id), stop))));
        elsa.MapGet("/workflow-instances/{id:guid}/execution-state", async (Guid id, IMediator mediator, CancellationToken stop) =>
        {
            var instance = await mediator.Send(new FindInstance.Query(id), stop);
            return ElsaJson.Ok(new { instance.Status, instance.SubStatus, instance.UpdatedAt });
        });
    }
}
