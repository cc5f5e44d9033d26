using CaseFlow.Web.Data;
using CaseFlow.Web.Features.Definitions;
using CaseFlow.Web.Resources;
using CaseFlow.Web.Security;
using CaseFlow.Workflows.Definitions;
using MediatR;

namespace CaseFlow.Web.Features.Editing;

/// <summary><c>POST /api/definitions/{id}/saves/{saveId}/restore</c>: saves that content again, over the latest draft or as a new one; what is published
/// stays. That is a save like any other, so it can be undone.</summary>
public static class RestoreSave
{
    /// <param name="Revision">What the caller saw; null: whatever is there.</param>
    /// <param name="TakeOver">Whoever edits the definition just now does so no longer, and is told.</param>
    public sealed record Body(int? Revision = null, bool TakeOver = false);

    public sealed record Request(string DefinitionId, Guid SaveId, Body Body) : IRequest<SaveDefinition.Answer>;

    public static void Map(RouteGroupBuilder saves) => saves
        .MapPost("/{saveId:guid}/restore", async (string definitionId, Guid saveId, Body? body, IMediator mediator, Texts texts, CancellationToken stop) =>
            TypedResults.Ok(SavedDefinitionView.Of(await mediator.Send(new Request(definitionId, saveId, body ?? new()), stop), texts)))
        .RequireAuthorization(Permissions.Administer)
        .ProducesProblem(StatusCodes.Status404NotFound)
        .ProducesProblem(StatusCodes.Status409Conflict)
        .ProducesProblem(StatusCodes.Status422UnprocessableEntity);

    internal sealed class Handler(CaseFlowDb db, IMediator mediator) : IRequestHandler<Request, SaveDefinition.Answer>
    {
        public async Task<SaveDefinition.Answer> Handle(Request request, CancellationToken cancellationToken)
        {
            var save = await ReadSave.GetAsync(db, request.DefinitionId, request.SaveId, cancellationToken);
            if (request.Body.TakeOver) await mediator.Send(new TakeSeat.Free(request.DefinitionId), cancellationToken);
            return await mediator.Send(
                new SaveDefinition.Request(
                    WorkflowDefinition.Read(SavedContent.Unpack(save.Content)).Json,
                    request.DefinitionId,
                    Revision: request.Body.Revision,
                    AllowsSameName: true,
                    AllowsRemoval: true,
                    Door: SaveDoor.Restore,
                    RestoredFrom: save.Id),
                cancellationToken);
        }
    }
}
