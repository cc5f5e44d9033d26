using System.IO.Compression;
using System.Text;
using CaseFlow.Web.Data.UnitOfWork;
using CaseFlow.Web.Security;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Runtime;
using CaseFlow.Workflows.Storage;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Web.Features.Definitions;

/// <summary>Definitions as files: in the order and with everything they were given with.</summary>
public static class ExportDefinitions
{
    public sealed record Query(string DefinitionId, VersionChoice Version) : IQuery<DefinitionFile>;

    /// <param name="DefinitionIds">Empty: all there are, at most as many as an import takes.</param>
    /// <param name="Version">Of each.</param>
    /// <param name="Besides">Definitions that come with them in their latest version.</param>
    public sealed record ArchiveQuery(IReadOnlyList<string> DefinitionIds, VersionChoice Version, IReadOnlyList<string>? Besides = null) : IQuery<byte[]>;

    /// <summary>These versions, as far as there are such.</summary>
    public sealed record VersionsQuery(IReadOnlyList<Guid> VersionIds) : IQuery<byte[]>;

    /// <param name="DefinitionIds">Null or empty: all there are, at most as many as an import takes.</param>
    /// <param name="Version">latest unless said otherwise; published, or a number.</param>
    public sealed record Body(IReadOnlyList<string>? DefinitionIds = null, string? Version = null);

    public static void Map(RouteGroupBuilder definitions)
    {
        definitions.MapGet("/{definitionId}/export", async (string definitionId, string? version, IMediator mediator, CancellationToken stop) =>
            {
                var file = await mediator.Send(new Query(definitionId, VersionChoice.Parse(version, VersionChoice.Latest)), stop);
                return TypedResults.File(file.Json, "application/json", file.Name);
            })
            .RequireAuthorization(Permissions.Administer)
            .ProducesProblem(StatusCodes.Status404NotFound);
        definitions.MapPost("/export", async (Body? body, IMediator mediator, CancellationToken stop) => TypedResults.File(
                await mediator.Send(new ArchiveQuery(body?.DefinitionIds ?? [], VersionChoice.Parse(body?.Version, VersionChoice.Latest)), stop),
                "application/zip",
                "workflow-definitions.zip"))
            .RequireAuthorization(Permissions.Administer)
            .ProducesProblem(StatusCodes.Status404NotFound);
    }

    internal sealed class Handler(DefinitionVersions versions) : IRequestHandler<Query, DefinitionFile>
    {
        public async Task<DefinitionFile> Handle(Query request, CancellationToken cancellationToken)
        {
            var row = await versions.FindAsync(request.DefinitionId, request.Version, cancellationToken);
            if (row is not null) return FileOf(row);

            await versions.GetLatestAsync(request.DefinitionId, cancellationToken);
            throw DefinitionErrors.VersionNotFound(request.DefinitionId, request.Version.ToString());
        }
    }

    internal sealed class ArchiveHandler(DefinitionVersions versions) : IRequestHandler<ArchiveQuery, byte[]>
    {
        public async Task<byte[]> Handle(ArchiveQuery request, CancellationToken cancellationToken)
        {
            var ids = request.DefinitionIds.Distinct().ToList();
            var rows = await request.Version.Of(versions.Present.Where(d => ids.Count == 0 || ids.Contains(d.DefinitionId)))
                .OrderBy(d => d.DefinitionId).ThenBy(d => d.Version).Take(UploadedDefinitions.MostFiles).ToListAsync(cancellationToken);
            if (ids.Except(rows.Select(r => r.DefinitionId)).FirstOrDefault() is { } missing) throw EngineErrors.NotFound(missing);

            if (request.Besides is { Count: > 0 } besides)
            {
                rows.AddRange(await VersionChoice.Latest.Of(versions.Present.Where(d => besides.Contains(d.DefinitionId)))
                    .OrderBy(d => d.DefinitionId).Take(UploadedDefinitions.MostFiles).ToListAsync(cancellationToken));
            }

            return Zip(rows.DistinctBy(r => r.DefinitionId));
        }
    }

    internal sealed class VersionsHandler(DefinitionVersions versions) : IRequestHandler<VersionsQuery, byte[]>
    {
        public async Task<byte[]> Handle(VersionsQuery request, CancellationToken cancellationToken)
        {
            var ids = request.VersionIds;
            return Zip(await versions.Present.Where(d => ids.Contains(d.Id))
                .OrderBy(d => d.DefinitionId).ThenBy(d => d.Version).Take(UploadedDefinitions.MostFiles).ToListAsync(cancellationToken));
        }
    }

    /// <summary>A second version of one definition has its number in its name.</summary>
    private static byte[] Zip(IEnumerable<DefinitionRow> rows)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var row in rows)
            {
                var file = FileOf(row);
                var entry = archive.CreateEntry(seen.Add(row.DefinitionId) ? file.Name : $"{row.DefinitionId}-{row.Version}.json");
                entry.LastWriteTime = row.UpdatedAt;
                using var content = entry.Open();
                content.Write(file.Json);
            }
        }

        return bytes.ToArray();
    }

    private static DefinitionFile FileOf(DefinitionRow row) => new($"{row.DefinitionId}.json", Encoding.UTF8.GetBytes(DefinitionForms.File(row) + "\n"));
}
