using CaseFlow.Web.Resources;
using CaseFlow.Web.Security;
using CaseFlow.Workflows.Definitions;
using MediatR;

namespace CaseFlow.Web.Features.Definitions;

/// <summary>Another name: of the draft, or of a new draft when the latest version is published.</summary>
public static class RenameDefinition
{
    /// <param name="Revision">What the caller saw; null: whatever is there.</param>
    /// <param name="Publish">The renamed version at once.</param>
    public sealed record Body(string Name, int? Revision = null, bool Publish = false);

    public sealed record Request(string DefinitionId, Body Body) : IRequest<SaveDefinition.Answer>;

    public static void Map(RouteGroupBuilder definitions) => definitions
        .MapPost("/{definitionId}/rename", async (string definitionId, Body body, IMediator mediator, Texts texts, CancellationToken stop) =>
            TypedResults.Ok(SavedDefinitionView.Of(await mediator.Send(new Request(definitionId, body), stop), texts)))
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
                new SaveDefinition.Request(definition.Json, request.DefinitionId, request.Body.Publish, request.Body.Revision ?? latest.Revision),
                cancellationToken);
        }
    }
}
