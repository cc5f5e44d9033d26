using CaseFlow.Web.Data;
using CaseFlow.Web.Data.UnitOfWork;
using CaseFlow.Web.Features.Shared;
using CaseFlow.Web.Security;
using CaseFlow.Workflows.Definitions;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Web.Features.Editing;

/// <summary><c>GET /api/definitions/{id}/saves</c>: the contents of a definition as they were saved, newest first; also of one that was deleted.</summary>
public static class ListSaves
{
    public sealed record Query(string DefinitionId, int? Page = null, int? PageSize = null) : IQuery<Page<Item>>;

    /// <param name="Version">That it was saved as.</param>
    /// <param name="By">Display name; null: nobody, or nobody knows.</param>
    /// <param name="ByCode">User name, or that of work in the background.</param>
    /// <param name="RestoredFrom">The save it brought back.</param>
    /// <param name="Activities">How many it has, at any depth.</param>
    /// <param name="IsLayout">It only moved activities on the canvas; several such saves may be one.</param>
    /// <param name="Difference">To the content before it.</param>
    public sealed record Item(
        Guid Id, int Version, DateTimeOffset At, string? By, string ByCode, SaveDoor Door, Guid? RestoredFrom, int Activities, bool IsLayout, ShortDifference Difference);

    public static void Map(RouteGroupBuilder saves) => saves
        .MapGet("", async (string definitionId, int? page, int? pageSize, IMediator mediator, CancellationToken stop) =>
            TypedResults.Ok(await mediator.Send(new Query(definitionId, page, pageSize), stop)))
        .RequireAuthorization(Permissions.Administer)
        .ProducesProblem(StatusCodes.Status404NotFound);

    internal static IQueryable<DefinitionSave> NewestFirst(IQueryable<DefinitionSave> saves, string definitionId) =>
        saves.Where(s => s.DefinitionId == definitionId).OrderByDescending(s => s.At).ThenByDescending(s => s.Id);

    internal sealed class Handler(CaseFlowDb db, DefinitionVersions versions) : IRequestHandler<Query, Page<Item>>
    {
        public async Task<Page<Item>> Handle(Query request, CancellationToken cancellationToken)
        {
            var rows = await new PageOf(request.Page, request.PageSize).ReadAsync(
                from save in NewestFirst(db.Set<DefinitionSave>().AsNoTracking(), request.DefinitionId)
                select new
                {
                    save.Id,
                    save.Version,
                    save.At,
                    By = db.Users.Where(u => u.Id == save.UserId).Select(u => u.DisplayName).FirstOrDefault(),
                    save.UserName,
                    save.Door,
                    save.RestoredFrom,
                    save.Activities,
                    save.IsLayout,
                    save.Difference,
                },
                cancellationToken);
            if (rows.Total == 0) await versions.GetLatestAsync(request.DefinitionId, cancellationToken);
            return new(
                [
                    .. rows.Items.Select(r => new Item(
                        r.Id, r.Version, r.At, r.By, r.UserName, r.Door, r.RestoredFrom, r.Activities, r.IsLayout, ShortDifference.Read(r.Difference))),
                ],
                rows.Total);
        }
    }
}
