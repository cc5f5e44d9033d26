using CaseFlow.Web.Features.Shared;
using CaseFlow.Web.Security;
using CaseFlow.Workflows.Definitions;
using MediatR;

namespace CaseFlow.Web.Features.Definitions;

/// <summary>All versions of one definition, newest first.</summary>
public static class ListDefinitionVersions
{
    public static void Map(RouteGroupBuilder definitions) => definitions
        .MapGet("/{definitionId}/versions", async (string definitionId, int? page, int? pageSize, IMediator mediator, CancellationToken stop) =>
        {
            var found = await mediator.Send(
                new ListDefinitions.Query(
                    VersionChoice.All, DefinitionIds: [definitionId], Order: ListDefinitions.Order.Version, Descending: true, Page: page, PageSize: pageSize),
                stop);
            return found.Total == 0 ? throw Workflows.Runtime.EngineErrors.NotFound(definitionId) : TypedResults.Ok<Page<DefinitionSummary>>(found);
        })
        .RequireAuthorization(Permissions.Administer)
        .ProducesProblem(StatusCodes.Status404NotFound);
}
