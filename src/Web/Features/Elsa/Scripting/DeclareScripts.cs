using CaseFlow.Web.Data.UnitOfWork;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Expressions;
using MediatR;

namespace CaseFlow.Web.Features.Elsa.Scripting;

/// <summary><c>POST /scripting/javascript/type-definitions/{definitionId}</c>: what a script of the definition's latest version finds, as TypeScript.</summary>
internal static class DeclareScripts
{
    internal sealed record Query(string DefinitionId) : IQuery<string>;

    public static void Map(RouteGroupBuilder elsa) => elsa.MapPost(
        "/scripting/javascript/type-definitions/{definitionId}",
        async (string definitionId, IMediator mediator, CancellationToken stop) =>
            Results.Text(await mediator.Send(new Query(definitionId), stop), "application/x-typescript; charset=utf-8"));

    internal sealed class Handler(DefinitionVersions versions, ScriptDeclarations declarations) : IRequestHandler<Query, string>
    {
        public async Task<string> Handle(Query request, CancellationToken cancellationToken)
        {
            var latest = await versions.FindAsync(request.DefinitionId, VersionChoice.Latest, cancellationToken);
            return declarations.Of(latest is null ? null : WorkflowDefinition.Read(latest.Json));
        }
    }
}
