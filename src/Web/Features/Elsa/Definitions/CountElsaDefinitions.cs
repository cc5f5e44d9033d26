using CaseFlow.Web.Features.Definitions;
using CaseFlow.Web.Features.Shared;
using CaseFlow.Workflows.Definitions;
using MediatR;

namespace CaseFlow.Web.Features.Elsa.Definitions;

/// <summary>Lists that no screen pages through: <c>GET /workflow-definitions/query/count</c>, <c>…/many-by-id?ids=</c> with content,
/// <c>…/{id}/versions</c> newest first without it, and labels, which we have none of.</summary>
internal static class CountElsaDefinitions
{
    /// <summary>Definitions with their content are large.</summary>
    private const int MostWithContent = 50;

    public static void Map(RouteGroupBuilder elsa)
    {
        elsa.MapGet("/workflow-definitions/query/count", async (IMediator mediator, CancellationToken stop) =>
            ElsaJson.Ok(new { Count = (await mediator.Send(new ListDefinitions.Query(VersionChoice.Latest, PageSize: 1), stop)).Total }));
        elsa.MapGet("/workflow-definitions/many-by-id", async (HttpRequest request, IMediator mediator, ElsaDefinitions definitions, CancellationToken stop) =>
        {
            var ids = new ElsaQuery(request.Query).All("ids").Select(id => Guid.TryParse(id, out var version) ? version : Guid.Empty).Take(MostWithContent).ToList();
            var found = new List<System.Text.Json.Nodes.JsonObject>();
            foreach (var stored in await mediator.Send(new ReadDefinition.ByVersionIds(ids), stop)) found.Add(await definitions.OfAsync(stored, stop));
            return ElsaJson.List(found);
        });
        elsa.MapGet("/workflow-definitions/{definitionId}/versions", async (string definitionId, IMediator mediator, CancellationToken stop) =>
        {
            var found = await mediator.Send(
                new ListDefinitions.Query(
                    VersionChoice.All, DefinitionIds: [definitionId], Order: ListDefinitions.Order.Version, Descending: true, PageSize: PageOf.LargestSize),
                stop);
            return ElsaJson.Ok(found.Items.Select(d => ElsaDefinitionSummary.Of(d)));
        });
        elsa.MapGet("/labels", () => ElsaJson.List<object>([]));
        elsa.MapGet("/workflow-definitions/{id}/labels", () => ElsaJson.List<object>([]));
    }
}
