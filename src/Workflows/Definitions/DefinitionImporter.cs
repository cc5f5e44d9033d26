using CaseFlow.Domain.Common;
using CaseFlow.Domain.Time;
using CaseFlow.Workflows.Definitions.Soundness;
using CaseFlow.Workflows.Storage;

namespace CaseFlow.Workflows.Definitions;

/// <summary>Imports and publishes definition files that are new or changed, as a new version each. Running instances stay on theirs.
/// Works inside the open unit of work.</summary>
public sealed class DefinitionImporter(IWorkflowStore store, PublishedDefinitions published, DefinitionValidator validator, ICaseClock clock)
{
    /// <param name="directory">All its <c>*.json</c> files are read, in order of name.</param>
    /// <param name="stop">Stops between files.</param>
    /// <exception cref="DefinitionsRefusedException">A file is no definition or has findings; nothing was imported.</exception>
    public async Task<IReadOnlyList<ImportedDefinition>> ImportAsync(string directory, CancellationToken stop)
    {
        var files = new List<(string File, WorkflowDefinition Definition)>();
        var refused = new List<RefusedDefinition>();
        foreach (var path in Directory.EnumerateFiles(directory, "*.json").Order(StringComparer.Ordinal))
        {
            try
            {
                files.Add((Path.GetFileName(path), WorkflowDefinition.Read(await File.ReadAllBytesAsync(path, stop))));
            }
            catch (DefinitionException error)
            {
                refused.Add(new(Path.GetFileName(path), [FindingKinds.Of(error)]));
            }
        }

        var library = new DefinitionLibrary([.. await PublishedAsync(files, stop), .. files.Select(f => f.Definition)]);
        foreach (var (file, definition) in files)
        {
            var findings = await validator.ValidateAsync(definition, library, stop);
            if (findings.Any(IsNeverImported) || (findings.Any(f => f.IsError) && library.CanReachCases(definition))) refused.Add(new(file, findings));
        }

        if (refused.Count > 0) throw new DefinitionsRefusedException(refused);

        var imported = new List<ImportedDefinition>(files.Count);
        foreach (var (_, definition) in files) imported.Add(await ImportAsync(definition, stop));
        return imported;
    }

    /// <summary>Imports and publishes one definition, unless its content is that of the latest version.</summary>
    public async Task<ImportedDefinition> ImportAsync(WorkflowDefinition definition, CancellationToken stop)
    {
        var hash = definition.ContentHash();
        var latest = await store.FindLatestAsync(definition.DefinitionId, stop);
        if (latest is { IsPublished: true } && latest.ContentHash == hash) return new(definition.DefinitionId, latest.Version, IsNew: false);

        var now = clock.Now;
        var version = (latest?.Version ?? 0) + 1;
        definition.StampNodeIds();
        await store.AddDefinitionAsync(
            new()
            {
                Id = Ids.New(now),
                DefinitionId = definition.DefinitionId,
                Version = version,
                Name = definition.Name,
                IsLatest = true,
                IsPublished = true,
                Json = definition.Write(),
                ContentHash = hash,
                FileHash = hash,
                CreatedAt = now,
                UpdatedAt = now,
            },
            stop);
        await published.ChangedAsync(definition.DefinitionId, stop);
        return new(definition.DefinitionId, version, IsNew: true);
    }

    /// <summary>What no file may bring along, whether a case can reach it or not.</summary>
    private static bool IsNeverImported(Finding finding) =>
        finding.Code == FindingKinds.UnknownType.Code || finding.Code == FindingKinds.ActivityNotSupported.Code || finding.Code == FindingKinds.NoDefinitionId.Code;

    /// <summary>What the files call and is published already.</summary>
    private async Task<IReadOnlyList<WorkflowDefinition>> PublishedAsync(List<(string File, WorkflowDefinition Definition)> files, CancellationToken stop)
    {
        var stored = new List<WorkflowDefinition>();
        foreach (var child in files.SelectMany(f => Calls.Of(f.Definition)).Select(c => c.DefinitionId).Distinct(StringComparer.Ordinal))
        {
            if (await store.FindPublishedAsync(child, stop) is not { } head) continue;
            if (await store.FindDefinitionAsync(head.Id, stop) is { } row) stored.Add(WorkflowDefinition.Read(row.Json));
        }

        return stored;
    }
}

public sealed record ImportedDefinition(string DefinitionId, int Version, bool IsNew);

public sealed record RefusedDefinition(string File, IReadOnlyList<Finding> Findings);

/// <summary>Definition files cannot be imported; each with what is wrong and where.</summary>
public sealed class DefinitionsRefusedException(IReadOnlyList<RefusedDefinition> refused)
    : Exception(string.Join("; ", refused.Select(r => $"{r.File}: {string.Join(", ", r.Findings.Select(f => $"{f.Code} {f.Path} {f.Subject}"))}")))
{
    public IReadOnlyList<RefusedDefinition> Refused { get; } = refused;
}
