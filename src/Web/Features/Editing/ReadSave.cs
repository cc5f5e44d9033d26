using System.Text.Json.Nodes;
using CaseFlow.Web.Data;
using CaseFlow.Web.Data.UnitOfWork;
using CaseFlow.Web.Security;
using CaseFlow.Workflows.Definitions;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Web.Features.Editing;

/// <summary><c>GET /api/definitions/{id}/saves/{saveId}</c>: one content as it was saved, and what is different before it and now.</summary>
public static class ReadSave
{
    public sealed record Query(string DefinitionId, Guid SaveId) : IQuery<Answer>;

    /// <param name="Definition">As it was stored.</param>
    /// <param name="Changed">What the save changed; null: what stood before it is not kept.</param>
    /// <param name="SinceThen">What of it has changed until now; null: the definition was deleted.</param>
    public sealed record Answer(
        Guid Id, string DefinitionId, int Version, DateTimeOffset At, SaveDoor Door, JsonObject Definition, DefinitionDifference? Changed, DefinitionDifference? SinceThen);

    public static void Map(RouteGroupBuilder saves) => saves
        .MapGet("/{saveId:guid}", async (string definitionId, Guid saveId, IMediator mediator, CancellationToken stop) =>
            TypedResults.Ok(await mediator.Send(new Query(definitionId, saveId), stop)))
        .RequireAuthorization(Permissions.Administer)
        .ProducesProblem(StatusCodes.Status404NotFound);

    /// <exception cref="Domain.Common.DomainException"><c>definition.save_not_found</c></exception>
    internal static async Task<DefinitionSave> GetAsync(CaseFlowDb db, string definitionId, Guid saveId, CancellationToken stop) =>
        await db.Set<DefinitionSave>().AsNoTracking().SingleOrDefaultAsync(s => s.DefinitionId == definitionId && s.Id == saveId, stop)
        ?? throw EditingErrors.SaveNotFound(definitionId);

    internal sealed class Handler(CaseFlowDb db, DefinitionVersions versions) : IRequestHandler<Query, Answer>
    {
        public async Task<Answer> Handle(Query request, CancellationToken cancellationToken)
        {
            var save = await GetAsync(db, request.DefinitionId, request.SaveId, cancellationToken);
            var definition = WorkflowDefinition.Read(SavedContent.Unpack(save.Content));
            var before = await db.Set<DefinitionSave>().AsNoTracking()
                .Where(s => s.DefinitionId == save.DefinitionId && (s.At < save.At || (s.At == save.At && s.Revision < save.Revision)))
                .OrderByDescending(s => s.At).ThenByDescending(s => s.Id)
                .Select(s => s.Content).FirstOrDefaultAsync(cancellationToken);
            var now = await versions.FindAsync(save.DefinitionId, VersionChoice.Latest, cancellationToken);
            return new(
                save.Id,
                save.DefinitionId,
                save.Version,
                save.At,
                save.Door,
                definition.Json,
                before is null ? null : DefinitionDifference.Between(WorkflowDefinition.Read(SavedContent.Unpack(before)), definition),
                now is null ? null : DefinitionDifference.Between(definition, WorkflowDefinition.Read(now.Json)));
        }
    }
}
