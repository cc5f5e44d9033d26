using CaseFlow.Web.Data;
using CaseFlow.Web.Data.UnitOfWork;
using CaseFlow.Web.Security.Audit;
using CaseFlow.Workflows.Moving;
using CaseFlow.Workflows.Storage;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Web.Features.Moves;

/// <summary>Moves the next instance of the oldest move that has not finished. The instance, its item and the move's count commit together: after a
/// crash it is the next one again, or it has been moved.</summary>
public static class MoveNext
{
    public sealed record Find : IQuery<Guid?>;

    /// <returns>Whether the move goes on.</returns>
    public sealed record Command(Guid MoveId) : ICommand<bool>;

    internal sealed class Finder(CaseFlowDb db) : IRequestHandler<Find, Guid?>
    {
        public Task<Guid?> Handle(Find request, CancellationToken cancellationToken) => db.Set<MoveRow>().AsNoTracking()
            .Where(m => m.Status == MoveStatus.Running).OrderBy(m => m.CreatedAt).ThenBy(m => m.Id).Select(m => (Guid?)m.Id).FirstOrDefaultAsync(cancellationToken);
    }

    internal sealed class Handler(CaseFlowDb db, InstanceMover mover, IAuditTrail audit, TimeProvider time) : IRequestHandler<Command, bool>
    {
        public async Task<bool> Handle(Command request, CancellationToken cancellationToken)
        {
            var move = await db.Set<MoveRow>().FirstOrDefaultAsync(m => m.Id == request.MoveId, cancellationToken);
            if (move is not { Status: MoveStatus.Running }) return false;

            var item = await db.Set<MoveItemRow>().Where(i => i.MoveId == move.Id && i.Status == MoveItemStatus.Waiting).OrderBy(i => i.Id)
                .FirstOrDefaultAsync(cancellationToken);
            var now = time.GetUtcNow();
            if (item is null)
            {
                move.Status = MoveStatus.Finished;
                move.FinishedAt = now;
                audit.Record("move.finish", "move", move.Id, new { move.DefinitionId, move.Total, move.Moved, move.Refused });
                return false;
            }

            var obstacles = await MoveAsync(move, item, cancellationToken);
            item.Status = obstacles.Count == 0 ? MoveItemStatus.Moved : MoveItemStatus.Refused;
            item.Reasons = MoveJson.Of(obstacles);
            item.DoneAt = now;
            if (obstacles.Count == 0) move.Moved++;
            else move.Refused++;
            return true;
        }

        private async Task<IReadOnlyList<MoveObstacle>> MoveAsync(MoveRow move, MoveItemRow item, CancellationToken stop)
        {
            var plan = await mover.MoveAsync(item.InstanceId, move.ToVersionId, MoveJson.Mapping(move.Mapping), stop);
            if (plan is null) return [new(Obstacles.Finished, WorkflowDefinitionId)]; // deleted meanwhile
            if (plan.IsPossible) audit.Record("workflow.move", "workflow", item.InstanceId, new { moveId = move.Id, from = plan.FromVersion, to = plan.ToVersion });
            return plan.Obstacles;
        }

        private const string WorkflowDefinitionId = Workflows.Definitions.WorkflowDefinition.WorkflowNodeId;
    }
}
