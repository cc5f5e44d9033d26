using CaseFlow.Domain.Common;
using CaseFlow.Web.Data;
using CaseFlow.Web.Data.UnitOfWork;
using CaseFlow.Web.Security;
using CaseFlow.Web.Security.Audit;
using CaseFlow.Workflows.Storage;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Web.Features.Moves;

/// <summary><c>POST /api/definitions/{definitionId}/moves</c>: begins to move running instances, each in a unit of work of its own. The answer comes
/// at once; how far it is, the move tells.</summary>
public static class StartMove
{
    public sealed record Command(string DefinitionId, MoveBody Body) : ICommand<MoveSummary>;

    public static void Map(RouteGroupBuilder moves) => moves
        .MapPost("", async (string definitionId, MoveBody body, IMediator mediator, CancellationToken stop) =>
        {
            var started = await mediator.Send(new Command(definitionId, body), stop);
            return TypedResults.Accepted($"/api/definitions/{Uri.EscapeDataString(definitionId)}/moves/{started.Id}", started);
        })
        .RequireAuthorization(Permissions.Administer)
        .ProducesProblem(StatusCodes.Status404NotFound)
        .ProducesProblem(StatusCodes.Status409Conflict);

    internal sealed class Handler(CaseFlowDb db, MoveTargets targets, CallerContext caller, IAuditTrail audit, TimeProvider time)
        : IRequestHandler<Command, MoveSummary>
    {
        public async Task<MoveSummary> Handle(Command request, CancellationToken cancellationToken)
        {
            var to = await targets.VersionAsync(request.DefinitionId, request.Body.ToVersion, cancellationToken);
            var other = await db.Set<MoveRow>().AsNoTracking()
                .FirstOrDefaultAsync(m => m.DefinitionId == request.DefinitionId && m.Status == MoveStatus.Running, cancellationToken);
            if (other is not null) throw MoveErrors.UnderWay(other.Id);

            var instances = await targets.Instances(request.DefinitionId, to, request.Body)
                .Select(i => new { i.Id, i.DefinitionVersionId }).ToListAsync(cancellationToken);
            if (instances.Count == 0) throw MoveErrors.NothingToMove(request.DefinitionId);

            var now = time.GetUtcNow();
            var move = new MoveRow
            {
                Id = Ids.New(now),
                DefinitionId = request.DefinitionId,
                ToVersionId = to.Id,
                Mapping = MoveJson.Of(request.Body.Said),
                Status = MoveStatus.Running,
                Total = instances.Count,
                AskedBy = caller.Current.UserId,
                CreatedAt = now,
            };
            db.Add(move);
            db.AddRange(instances.Select(i => new MoveItemRow { Id = Ids.New(now), MoveId = move.Id, InstanceId = i.Id, FromVersionId = i.DefinitionVersionId }));
            audit.Record("move.start", "move", move.Id, new { move.DefinitionId, to.Version, move.Total, Mapping = request.Body.Said });
            return MoveSummary.Of(move);
        }
    }
}
