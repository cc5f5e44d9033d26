using CaseFlow.Web.Data.UnitOfWork;
using CaseFlow.Web.Live;
using CaseFlow.Web.Security;
using CaseFlow.Web.Security.Audit;
using CaseFlow.Workflows.Definitions;
using MediatR;

namespace CaseFlow.Web.Features.Definitions;

/// <summary>A new draft with the content of an earlier version; what is published stays.</summary>
public static class RevertDefinition
{
    /// <param name="Version">Whose content.</param>
    /// <param name="Revision">What the caller saw; null: whatever is there.</param>
    public sealed record Body(int Version, int? Revision = null);

    public sealed record Command(string DefinitionId, int Version, int? Revision = null) : ICommand<StoredDefinition>;

    public static void Map(RouteGroupBuilder definitions) => definitions
        .MapPost("/{definitionId}/revert", async (string definitionId, Body body, IMediator mediator, CancellationToken stop) =>
            TypedResults.Ok(await mediator.Send(new Command(definitionId, body.Version, body.Revision), stop)))
        .RequireAuthorization(Permissions.Administer)
        .ProducesProblem(StatusCodes.Status404NotFound)
        .ProducesProblem(StatusCodes.Status409Conflict);

    internal sealed class Handler(DefinitionVersions versions, IAuditTrail audit, IOutbox outbox) : IRequestHandler<Command, StoredDefinition>
    {
        public async Task<StoredDefinition> Handle(Command request, CancellationToken cancellationToken)
        {
            var row = await versions.RevertAsync(request.DefinitionId, request.Version, request.Revision, cancellationToken);
            audit.Record("definition.revert", "definition", row.Id, new { row.DefinitionId, row.Version, from = request.Version, row.ContentHash });
            outbox.TellChanged(row);
            return StoredDefinition.Of(row);
        }
    }
}
