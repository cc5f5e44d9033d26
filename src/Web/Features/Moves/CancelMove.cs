using CaseFlow.Web.Data;
using CaseFlow.Web.Data.UnitOfWork;
using CaseFlow.Web.Security;
using CaseFlow.Web.Security.Audit;
using CaseFlow.Workflows.Storage;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Web.Features.Moves;

/// <summary><c>POST /api/definitions/{definitionId}/moves/{moveId}/cancel</c>: instances whose turn has not come stay on their version; those that
/// moved stay moved.</summary>
public static class CancelMove
{
    public sealed record Command(string DefinitionId, Guid MoveId) : ICommand<MoveSummary>;

    public static void Map(RouteGroupBuilder moves) => moves
        .MapPost("/{moveId:guid}/cancel", async (string definitionId, Guid moveId, IMediator mediator, CancellationToken stop) =>
            TypedResults.Ok(await mediator.Send(new Command(definitionId, moveId), stop)))
        .RequireAuthorization(Permissions.Administer)
        .ProducesProblem(StatusCodes.Status404NotFound)
        .ProducesProblem(StatusCodes.Status409Conflict);

    internal sealed class Handler(CaseFlowDb db, IAuditTrail audit, TimeProvider time) : IRequestHandler<Command, MoveSummary>
    {
        public async Task<MoveSummary> Handle(Command request, CancellationToken cancellationToken)
        {
            var move = await db.Set<MoveRow>().FirstOrDefaultAsync(m => m.Id == request.MoveId && m.DefinitionId == request.DefinitionId, cancellationToken)
                ?? throw MoveErrors.NotFound(request.MoveId);
            if (move.Status is MoveStatus.Cancelled) return MoveSummary.Of(move);
            if (move.Status is MoveStatus.Finished) throw MoveErrors.Over(move.Id);

            move.Status = MoveStatus.Cancelled;
            move.FinishedAt = time.GetUtcNow();
            audit.Record("move.cancel", "move", move.Id, new { move.DefinitionId, move.Total, move.Moved, move.Refused });
            return MoveSummary.Of(move);
        }
    }
}
