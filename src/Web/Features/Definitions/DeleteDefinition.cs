using CaseFlow.Web.Data.UnitOfWork;
using CaseFlow.Web.Security;
using CaseFlow.Workflows.Definitions;
using MediatR;

namespace CaseFlow.Web.Features.Definitions;

/// <summary>Deletes a definition, or one version of it; not while instances run on what is to go.</summary>
public static class DeleteDefinition
{
    /// <param name="Version">Null: all of them.</param>
    public sealed record Command(string DefinitionId, int? Version = null) : ICommand<Unit>;

    public static void Map(RouteGroupBuilder definitions)
    {
        definitions.MapDelete("/{definitionId}", (string definitionId, IMediator mediator, CancellationToken stop) =>
                DeleteAsync(new(definitionId), mediator, stop))
            .RequireAuthorization(Permissions.Administer)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict);
        definitions.MapDelete("/{definitionId}/versions/{version:int}", (string definitionId, int version, IMediator mediator, CancellationToken stop) =>
                DeleteAsync(new(definitionId, version), mediator, stop))
            .RequireAuthorization(Permissions.Administer)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict);
    }

    private static async Task<Microsoft.AspNetCore.Http.HttpResults.NoContent> DeleteAsync(Command command, IMediator mediator, CancellationToken stop)
    {
        await mediator.Send(command, stop);
        return TypedResults.NoContent();
    }

    internal sealed class Handler(DefinitionRemoval removal, DefinitionTrail trail) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            var gone = request.Version is { } version
                ? [await removal.DeleteVersionAsync(request.DefinitionId, version, cancellationToken)]
                : await removal.DeleteAsync(request.DefinitionId, cancellationToken);
            foreach (var row in gone) trail.Changed("definition.delete", row);
            return Unit.Value;
        }
    }
}
