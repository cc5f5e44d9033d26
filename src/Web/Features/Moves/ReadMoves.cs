using CaseFlow.Web.Data;
using CaseFlow.Web.Data.UnitOfWork;
using CaseFlow.Web.Features.Shared;
using CaseFlow.Web.Resources;
using CaseFlow.Web.Security;
using CaseFlow.Workflows.Storage;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Web.Features.Moves;

/// <summary>A definition's moves, newest first; one of them; and its instances, in the order of their turns.</summary>
public static class ReadMoves
{
    public sealed record ListQuery(string DefinitionId, PageOf Page) : IQuery<Page<MoveSummary>>;

    public sealed record OneQuery(string DefinitionId, Guid MoveId) : IQuery<MoveSummary>;

    public sealed record ItemsQuery(string DefinitionId, Guid MoveId, MoveItemStatus? Status, PageOf Page) : IQuery<Page<MoveItemSummary>>;

    public static void Map(RouteGroupBuilder moves)
    {
        moves.MapGet("", async (string definitionId, int? page, int? pageSize, IMediator mediator, CancellationToken stop) =>
                TypedResults.Ok(await mediator.Send(new ListQuery(definitionId, new(page, pageSize)), stop)))
            .RequireAuthorization(Permissions.Administer);
        moves.MapGet("/{moveId:guid}", async (string definitionId, Guid moveId, IMediator mediator, CancellationToken stop) =>
                TypedResults.Ok(await mediator.Send(new OneQuery(definitionId, moveId), stop)))
            .RequireAuthorization(Permissions.Administer)
            .ProducesProblem(StatusCodes.Status404NotFound);
        moves.MapGet("/{moveId:guid}/items", async (
                string definitionId, Guid moveId, MoveItemStatus? status, int? page, int? pageSize, IMediator mediator, CancellationToken stop) =>
                TypedResults.Ok(await mediator.Send(new ItemsQuery(definitionId, moveId, status, new(page, pageSize)), stop)))
            .RequireAuthorization(Permissions.Administer)
            .ProducesProblem(StatusCodes.Status404NotFound);
    }

    internal sealed class Handler(CaseFlowDb db, Texts texts)
        : IRequestHandler<ListQuery, Page<MoveSummary>>, IRequestHandler<OneQuery, MoveSummary>, IRequestHandler<ItemsQuery, Page<MoveItemSummary>>
    {
        public async Task<Page<MoveSummary>> Handle(ListQuery request, CancellationToken cancellationToken)
        {
            var moves = db.Set<MoveRow>().AsNoTracking().Where(m => m.DefinitionId == request.DefinitionId);
            var found = await request.Page.ReadAsync(moves.OrderByDescending(m => m.CreatedAt).ThenByDescending(m => m.Id), cancellationToken);
            return new([.. found.Items.Select(MoveSummary.Of)], found.Total);
        }

        public async Task<MoveSummary> Handle(OneQuery request, CancellationToken cancellationToken) =>
            MoveSummary.Of(await FindAsync(request.DefinitionId, request.MoveId, cancellationToken));

        public async Task<Page<MoveItemSummary>> Handle(ItemsQuery request, CancellationToken cancellationToken)
        {
            var move = await FindAsync(request.DefinitionId, request.MoveId, cancellationToken);
            var items = db.Set<MoveItemRow>().AsNoTracking().Where(i => i.MoveId == move.Id);
            if (request.Status is { } status) items = items.Where(i => i.Status == status);
            var found = await request.Page.ReadAsync(items.OrderBy(i => i.Id), cancellationToken);
            return new([.. found.Items.Select(i => MoveItemSummary.Of(i, texts))], found.Total);
        }

        private async Task<MoveRow> FindAsync(string definitionId, Guid moveId, CancellationToken stop) =>
            await db.Set<MoveRow>().AsNoTracking().FirstOrDefaultAsync(m => m.Id == moveId && m.DefinitionId == definitionId, stop)
            ?? throw MoveErrors.NotFound(moveId);
    }
}
