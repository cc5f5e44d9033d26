using CaseFlow.Web.Features.Definitions;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Runtime;
using MediatR;

namespace CaseFlow.Web.Features.Elsa.Definitions;

/// <summary>One definition with its content: <c>GET /workflow-definitions/by-definition-id/{id}</c>, the same at <c>/workflow-definitions/{id}</c>, and a
/// version at <c>/workflow-definitions/by-id/{versionId}</c>, also a deleted one that instances tell of.</summary>
internal static class GetElsaDefinition
{
    public static void Map(RouteGroupBuilder elsa)
    {
        foreach (var route in (string[])["/workflow-definitions/by-definition-id/{definitionId}", "/workflow-definitions/{definitionId}"])
        {
            elsa.MapGet(route, async (string definitionId, string? versionOptions, IMediator mediator, ElsaDefinitions definitions, CancellationToken stop) =>
            {
                var version = VersionChoice.Parse(versionOptions, VersionChoice.Latest);
                return ElsaJson.Ok(await definitions.OfAsync(await mediator.Send(new ReadDefinition.Query(definitionId, version), stop), stop));
            });
        }

        elsa.MapGet("/workflow-definitions/by-id/{id}", async (string id, IMediator mediator, ElsaDefinitions definitions, CancellationToken stop) =>
            ElsaJson.Ok(await definitions.OfAsync(await mediator.Send(new ReadDefinition.ByVersionId(VersionOf(id)), stop), stop)));
    }

    /// <exception cref="Domain.Common.DomainException"><c>definition.not_found</c>: it is no id of ours.</exception>
    internal static Guid VersionOf(string id) => Guid.TryParse(id, out var version) ? version : throw EngineErrors.NotFound(id);
}
