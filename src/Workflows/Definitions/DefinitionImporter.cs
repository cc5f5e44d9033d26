using CaseFlow.Domain.Common;
using CaseFlow.Workflows.Storage;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Definitions;

/// <summary>Imports and publishes definition files that are new or changed, as a new version each. Running instances stay on theirs. What somebody
/// edited, uploaded or took back here meanwhile is left alone until they decide. Works inside the open unit of work.</summary>
public sealed class DefinitionImporter(
    DbContext db, DefinitionVersions versions, DefinitionValidator validator, PublishedLibrary published, ShippedDefinitions shipped)
{
    /// <param name="directory">All its <c>*.json</c> files are read, in order of name.</param>
    /// <param name="stop">Stops between files.</param>
    /// <exception cref="DefinitionsRefusedException">A new or changed file is no definition or cannot be published; nothing was imported.</exception>
    public async Task<IReadOnlyList<ImportedDefinition>> ImportAsync(string directory, CancellationToken stop)
    {
        var files = await ReadAsync(directory, stop);
        var decided = new List<(DefinitionFile File, DefinitionRow? Latest, FileState State)>(files.Count);
        foreach (var file in files)
        {
            var latest = await versions.FindAsync(file.Definition.DefinitionId, VersionChoice.Latest, stop);
            decided.Add((file, latest, await StateOfAsync(file, latest, stop)));
        }

        await DemandSoundAsync([.. decided.Where(d => d.State is FileState.ToImport).Select(d => d.File)], stop);

        var imported = new List<ImportedDefinition>(files.Count);
        foreach (var (file, latest, state) in decided)
        {
            shipped.Remember(new(file.Path, file.Definition.DefinitionId, file.Hash));
            imported.Add(state is FileState.ToImport
                ? await ImportAsync(file.Definition, stop)
                : new(file.Definition.DefinitionId, latest?.Version ?? 0, IsNew: false, IsConflict: state is FileState.Conflicting));
        }

        return imported;
    }

    /// <summary>Imports and publishes one definition, unless its content is that of the latest version.</summary>
    public async Task<ImportedDefinition> ImportAsync(WorkflowDefinition definition, CancellationToken stop)
    {
        var saved = await versions.SaveAsync(new(definition, DefinitionSource.File, Publish: true, FileHash: definition.ContentHash(), Door: SaveDoor.File), stop);
        return new(definition.DefinitionId, saved.Row.Version, saved.IsChanged);
    }

    /// <summary>The file instead of what stands here, as a new published version.</summary>
    /// <exception cref="DomainException"><c>definition.no_file_conflict</c>, <c>definition.stale</c></exception>
    /// <exception cref="DefinitionsRefusedException">The file cannot be published.</exception>
    public async Task<DefinitionRow> TakeFileAsync(string definitionId, int? revision, CancellationToken stop)
    {
        var (_, shippedFile) = await ConflictAsync(definitionId, stop);
        var file = await ReadFileAsync(shippedFile.Path, stop);
        await DemandSoundAsync([file], stop);
        shipped.Remember(new(file.Path, definitionId, file.Hash));
        return (await versions.SaveAsync(new(file.Definition, DefinitionSource.File, Publish: true, revision, file.Hash, KeepsDraft: true, SaveDoor.File), stop)).Row;
    }

    /// <summary>What stands here stays; the file is not asked about again until it changes once more.</summary>
    /// <exception cref="DomainException"><c>definition.no_file_conflict</c></exception>
    public async Task<DefinitionRow> DismissFileAsync(string definitionId, CancellationToken stop)
    {
        var (latest, file) = await ConflictAsync(definitionId, stop);
        latest.FileHash = file.Hash;
        await versions.WriteAsync(latest, stop);
        return latest;
    }

    private async Task<(DefinitionRow Latest, ShippedFile File)> ConflictAsync(string definitionId, CancellationToken stop)
    {
        var latest = await versions.GetLatestAsync(definitionId, stop);
        return shipped.Conflict(definitionId, latest.ContentHash, latest.FileHash) is { } file
            ? (latest, file)
            : throw DefinitionErrors.NoFileConflict(definitionId);
    }

    private static async Task<IReadOnlyList<DefinitionFile>> ReadAsync(string directory, CancellationToken stop)
    {
        var files = new List<DefinitionFile>();
        var refused = new List<RefusedDefinition>();
        foreach (var path in Directory.EnumerateFiles(directory, "*.json").Order(StringComparer.Ordinal))
        {
            try
            {
                var file = await ReadFileAsync(path, stop);
                if (files.Exists(f => f.Definition.DefinitionId == file.Definition.DefinitionId))
                {
                    refused.Add(new(file.Name, [FindingKinds.IdTwice.AtDefinition("/definitionId", file.Definition.DefinitionId)]));
                }

                files.Add(file);
            }
            catch (DefinitionException error)
            {
                refused.Add(new(Path.GetFileName(path), [FindingKinds.Of(error)]));
            }
        }

        return refused.Count == 0 ? files : throw new DefinitionsRefusedException(refused);
    }

    private static async Task<DefinitionFile> ReadFileAsync(string path, CancellationToken stop)
    {
        var definition = WorkflowDefinition.Read(await File.ReadAllBytesAsync(path, stop));
        return new(path, definition, definition.ContentHash());
    }

    private async Task<FileState> StateOfAsync(DefinitionFile file, DefinitionRow? latest, CancellationToken stop)
    {
        if (latest is null)
        {
            // Deleted here, and still the file it was then: it stays away.
            var id = file.Definition.DefinitionId;
            return await db.Set<DefinitionRow>().AnyAsync(d => d.DefinitionId == id && d.FileHash == file.Hash, stop) ? FileState.Unchanged : FileState.ToImport;
        }

        if (latest.FileHash == file.Hash) return FileState.Unchanged;
        if (latest is { Source: DefinitionSource.File, IsPublished: true }) return FileState.ToImport;
        return latest.ContentHash == file.Hash ? FileState.Unchanged : FileState.Conflicting;
    }

    private async Task DemandSoundAsync(IReadOnlyList<DefinitionFile> files, CancellationToken stop)
    {
        if (files.Count == 0) return;

        var refused = new List<RefusedDefinition>();
        WorkflowDefinition[] together = [.. files.Select(f => f.Definition)];
        var library = (await published.CalledByAsync(together, stop)).With(together);
        foreach (var file in files)
        {
            var findings = await validator.ValidateAsync(file.Definition, library, stop);
            if (findings.Any(IsNeverImported) || (findings.Any(f => f.IsError) && library.CanReachCases(file.Definition))) refused.Add(new(file.Name, findings));
        }

        if (refused.Count > 0) throw new DefinitionsRefusedException(refused);
    }

    /// <summary>What no file may bring along, whether a case can reach it or not.</summary>
    private static bool IsNeverImported(Finding finding) =>
        finding.Code == FindingKinds.NoDefinitionId.Code || DefinitionFindings.RefusedAlways([finding]).Count > 0;

    private enum FileState
    {
        ToImport,
        Unchanged,

        /// <summary>It changed, and the version here is not what its last state was.</summary>
        Conflicting,
    }

    private sealed record DefinitionFile(string Path, WorkflowDefinition Definition, string Hash)
    {
        public string Name => System.IO.Path.GetFileName(Path);
    }
}

/// <param name="IsConflict">The file changed, but so did the version here: nothing was done.</param>
public sealed record ImportedDefinition(string DefinitionId, int Version, bool IsNew, bool IsConflict = false);

public sealed record RefusedDefinition(string File, IReadOnlyList<Finding> Findings);

/// <summary>Definition files cannot be imported; each with what is wrong and where.</summary>
public sealed class DefinitionsRefusedException(IReadOnlyList<RefusedDefinition> refused)
    : Exception(string.Join("; ", refused.Select(r => $"{r.File}: {string.Join(", ", r.Findings.Select(f => $"{f.Code} {f.Path} {f.Subject}"))}")))
{
    public IReadOnlyList<RefusedDefinition> Refused { get; } = refused;
}
