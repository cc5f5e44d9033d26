using CaseFlow.Web.Data;
using CaseFlow.Web.Data.UnitOfWork;
using CaseFlow.Web.Security;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Runtime;
using CaseFlow.Workflows.Storage;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Web.Features.Definitions;

/// <summary>One version with its content.</summary>
public static class ReadDefinition
{
    public sealed record Query(string DefinitionId, VersionChoice Version) : IQuery<StoredDefinition>;

    /// <param name="VersionId">Also of a deleted version: instances tell of it.</param>
    public sealed record ByVersionId(Guid VersionId) : IQuery<StoredDefinition>;

    /// <summary>Those that there are, by definition and version.</summary>
    public sealed record ByVersionIds(IReadOnlyList<Guid> VersionIds) : IQuery<IReadOnlyList<StoredDefinition>>;

    public static void Map(RouteGroupBuilder definitions) => definitions
        .MapGet("/{definitionId}", async (string definitionId, string? version, IMediator mediator, CancellationToken stop) =>
            TypedResults.Ok(await mediator.Send(new Query(definitionId, VersionChoice.Parse(version, VersionChoice.Latest)), stop)))
        .RequireAuthorization(Permissions.Administer)
        .ProducesProblem(StatusCodes.Status400BadRequest)
        .ProducesProblem(StatusCodes.Status404NotFound);

    internal sealed class Handler(DefinitionVersions versions, ShippedDefinitions shipped) : IRequestHandler<Query, StoredDefinition>
    {
        public async Task<StoredDefinition> Handle(Query request, CancellationToken cancellationToken)
        {
            if (await versions.FindAsync(request.DefinitionId, request.Version, cancellationToken) is { } row) return StoredDefinition.Of(row, shipped);

            await versions.GetLatestAsync(request.DefinitionId, cancellationToken);
            throw DefinitionErrors.VersionNotFound(request.DefinitionId, request.Version.ToString());
        }
    }

    internal sealed class ByVersionIdHandler(CaseFlowDb db) : IRequestHandler<ByVersionId, StoredDefinition>
    {
        public async Task<StoredDefinition> Handle(ByVersionId request, CancellationToken cancellationToken) =>
            await db.Set<DefinitionRow>().AsNoTracking().FirstOrDefaultAsync(d => d.Id == request.VersionId, cancellationToken) is { } row
                ? StoredDefinition.Of(row)
                : throw EngineErrors.NotFound(request.VersionId.ToString());
    }

    internal sealed class ByVersionIdsHandler(CaseFlowDb db) : IRequestHandler<ByVersionIds, IReadOnlyList<StoredDefinition>>
    {
        public async Task<IReadOnlyList<StoredDefinition>> Handle(ByVersionIds request, CancellationToken cancellationToken)
        {
            var ids = request.VersionIds;
            var rows = await db.Set<DefinitionRow>().AsNoTracking().Where(d => ids.Contains(d.Id))
                .OrderBy(d => d.DefinitionId).ThenBy(d => d.Version).ToListAsync(cancellationToken);
            return [.. rows.Select(row => StoredDefinition.Of(row))];
        }
    }
}
