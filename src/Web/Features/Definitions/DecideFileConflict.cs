using CaseFlow.Web.Data.UnitOfWork;
using CaseFlow.Web.Security;
using CaseFlow.Workflows.Definitions;
using MediatR;

namespace CaseFlow.Web.Features.Definitions;

/// <summary>A file that we ship changed, and so did the definition here: an administrator takes the file, or keeps what is here.</summary>
public static class DecideFileConflict
{
    /// <param name="Take">The file becomes a new published version; otherwise it is not asked about again until it changes once more.</param>
    /// <param name="Revision">What the caller saw; null: whatever is there.</param>
    public sealed record Command(string DefinitionId, bool Take, int? Revision = null) : ICommand<StoredDefinition>;

    /// <param name="Revision">What the caller saw; null: whatever is there.</param>
    public sealed record Body(int? Revision = null);

    public static void Map(RouteGroupBuilder definitions)
    {
        definitions.MapPost("/{definitionId}/take-file", async (string definitionId, Body? body, IMediator mediator, CancellationToken stop) =>
                TypedResults.Ok(await mediator.Send(new Command(definitionId, Take: true, body?.Revision), stop)))
            .RequireAuthorization(Permissions.Administer)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        definitions.MapPost("/{definitionId}/dismiss-file", async (string definitionId, IMediator mediator, CancellationToken stop) =>
                TypedResults.Ok(await mediator.Send(new Command(definitionId, Take: false), stop)))
            .RequireAuthorization(Permissions.Administer)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict);
    }

    internal sealed class Handler(DefinitionImporter importer, ShippedDefinitions shipped, DefinitionTrail trail) : IRequestHandler<Command, StoredDefinition>
    {
        public async Task<StoredDefinition> Handle(Command request, CancellationToken cancellationToken)
        {
            try
            {
                var row = request.Take
                    ? await importer.TakeFileAsync(request.DefinitionId, request.Revision, cancellationToken)
                    : await importer.DismissFileAsync(request.DefinitionId, cancellationToken);
                trail.Changed(request.Take ? "definition.take_file" : "definition.dismiss_file", row);
                return StoredDefinition.Of(row, shipped);
            }
            catch (DefinitionsRefusedException refused)
            {
                throw DefinitionErrors.ImportRefused(refused.Refused);
            }
            catch (DefinitionException error)
            {
                throw DefinitionErrors.NotReadable(error);
            }
        }
    }
}
