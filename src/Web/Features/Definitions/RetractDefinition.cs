using CaseFlow.Web.Data.UnitOfWork;
using CaseFlow.Web.Security;
using CaseFlow.Workflows.Definitions;
using MediatR;

namespace CaseFlow.Web.Features.Definitions;

/// <summary>Takes back the published version: nothing starts from it any more; what runs goes on.</summary>
public static class RetractDefinition
{
    public sealed record Command(string DefinitionId) : ICommand<StoredDefinition>;

    public static void Map(RouteGroupBuilder definitions) => definitions
        .MapPost("/{definitionId}/retract", async (string definitionId, IMediator mediator, CancellationToken stop) =>
            TypedResults.Ok(await mediator.Send(new Command(definitionId), stop)))
        .RequireAuthorization(Permissions.Administer)
        .ProducesProblem(StatusCodes.Status404NotFound)
        .ProducesProblem(StatusCodes.Status409Conflict);

    internal sealed class Handler(DefinitionVersions versions, DefinitionTrail trail) : IRequestHandler<Command, StoredDefinition>
    {
        public async Task<StoredDefinition> Handle(Command request, CancellationToken cancellationToken)
        {
            var row = await versions.RetractAsync(request.DefinitionId, cancellationToken);
            trail.Changed("definition.retract", row);
            return StoredDefinition.Of(row);
        }
    }
}
