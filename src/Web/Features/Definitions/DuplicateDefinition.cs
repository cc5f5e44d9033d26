using CaseFlow.Web.Resources;
using CaseFlow.Web.Security;
using CaseFlow.Workflows.Definitions;
using MediatR;

namespace CaseFlow.Web.Features.Definitions;

/// <summary>A new definition with the content of another's latest version, as a draft under a name of its own.</summary>
public static class DuplicateDefinition
{
    /// <param name="DefinitionId">The new one's; null: one is made.</param>
    public sealed record Body(string Name, string? DefinitionId = null);

    public sealed record Request(string DefinitionId, Body Body) : IRequest<SaveDefinition.Answer>;

    public static void Map(RouteGroupBuilder definitions) => definitions
        .MapPost("/{definitionId}/duplicate", async (string definitionId, Body body, IMediator mediator, Texts texts, CancellationToken stop) =>
        {
            var saved = await mediator.Send(new Request(definitionId, body), stop);
            return TypedResults.Created($"/api/definitions/{saved.Definition.Summary.DefinitionId}", SavedDefinitionView.Of(saved, texts));
        })
        .RequireAuthorization(Permissions.Administer)
        .ProducesProblem(StatusCodes.Status400BadRequest)
        .ProducesProblem(StatusCodes.Status404NotFound)
        .ProducesProblem(StatusCodes.Status409Conflict)
        .ProducesProblem(StatusCodes.Status422UnprocessableEntity);

    internal sealed class Handler(DefinitionVersions versions, IMediator mediator) : IRequestHandler<Request, SaveDefinition.Answer>
    {
        public async Task<SaveDefinition.Answer> Handle(Request request, CancellationToken cancellationToken)
        {
            var latest = await versions.GetLatestAsync(request.DefinitionId, cancellationToken);
            var definition = WorkflowDefinition.Read(latest.Json);
            definition.Put("name", DefinitionNames.WellFormed(request.Body.Name));
            return await mediator.Send(
                new SaveDefinition.Request(definition.Json, request.Body.DefinitionId ?? "", MustBeNew: true), cancellationToken);
        }
    }
}
