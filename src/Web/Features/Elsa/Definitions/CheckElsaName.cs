using CaseFlow.Web.Features.Definitions;
using MediatR;

namespace CaseFlow.Web.Features.Elsa.Definitions;

/// <summary><c>GET /workflow-definitions/validation/is-name-unique?name=&amp;definitionId=</c>.</summary>
internal static class CheckElsaName
{
    public static void Map(RouteGroupBuilder elsa) => elsa.MapGet(
        "/workflow-definitions/validation/is-name-unique",
        async (string? name, string? definitionId, IMediator mediator, CancellationToken stop) =>
        {
            var answer = await mediator.Send(new CheckDefinitionName.Query(name ?? "", string.IsNullOrEmpty(definitionId) ? null : definitionId), stop);
            return ElsaJson.Ok(new { IsUnique = answer.IsFree });
        });
}
