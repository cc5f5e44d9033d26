using System.Globalization;
using CaseFlow.Domain.Common;
using CaseFlow.Domain.Time;
using CaseFlow.Workflows.Runtime;
using CaseFlow.Workflows.Storage;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Definitions;

/// <summary>Deletes definitions. A version that instances still tell of is kept, listed nowhere and startable never. Works inside the open unit of work.</summary>
public sealed class DefinitionRemoval(
    DbContext db, DefinitionVersions versions, DefinitionUses uses, PublishedDefinitions published, IDefinitionWatch watch, ICaseClock clock)
{
    /// <summary>Deletes all versions.</summary>
    /// <returns>The versions that are gone.</returns>
    /// <exception cref="DomainException"><c>definition.not_found</c>, <c>definition.in_use</c>, <c>definition.used</c></exception>
    public async Task<IReadOnlyList<DefinitionRow>> DeleteAsync(string definitionId, CancellationToken stop)
    {
        var rows = await versions.Present.Where(d => d.DefinitionId == definitionId).ToListAsync(stop);
        if (rows.Count == 0) throw EngineErrors.NotFound(definitionId);

        // One that came from a file leaves a trace, or the unchanged file would bring it back at the next start.
        var latest = rows.MaxBy(d => d.Version)!;
        await RemoveAsync(definitionId, rows, alsoKept: latest.FileHash is null ? null : latest, stop);
        return rows;
    }

    /// <summary>Deletes one version; when it was the latest, the one before it is the latest again.</summary>
    /// <exception cref="DomainException"><c>definition.not_found</c>, <c>definition.version_not_found</c>, <c>definition.in_use</c>, <c>definition.used</c></exception>
    public async Task<DefinitionRow> DeleteVersionAsync(string definitionId, int version, CancellationToken stop)
    {
        await versions.GetLatestAsync(definitionId, stop);
        if (await versions.FindAsync(definitionId, VersionChoice.Numbered(version), stop) is not { } row)
        {
            throw DefinitionErrors.VersionNotFound(definitionId, version.ToString(CultureInfo.InvariantCulture));
        }

        if (await versions.Present.CountAsync(d => d.DefinitionId == definitionId, stop) == 1)
        {
            await DeleteAsync(definitionId, stop);
            return row;
        }

        await RemoveAsync(definitionId, [row], alsoKept: null, stop);
        if (row.IsLatest) await MakeLatestAsync(definitionId, row, stop);
        return row;
    }

    private async Task RemoveAsync(string definitionId, List<DefinitionRow> rows, DefinitionRow? alsoKept, CancellationToken stop)
    {
        await watch.DemandMayChangeAsync(definitionId, rows.MaxBy(r => r.Version), save: null, stop);
        List<Guid> ids = [.. rows.Select(r => r.Id)];
        var instances = db.Set<InstanceRow>().Where(i => ids.Contains(i.DefinitionVersionId));
        var running = await instances.CountAsync(i => i.Status == WorkflowStatus.Running, stop);
        if (running > 0) throw DefinitionErrors.InUse(definitionId, running);

        foreach (var row in rows.Where(r => r.UsableAsActivity))
        {
            var user = (await uses.OfAsync(row, stop)).FirstOrDefault(u => u.Nodes.Any(n => rows.Count > 1 || DefinitionUses.Names(n, row)));
            if (user is not null) throw DefinitionErrors.Used(definitionId, user.Row.DefinitionId);
        }

        var told = await instances.Select(i => i.DefinitionVersionId).Distinct().ToListAsync(stop);
        told.AddRange(await db.Set<MoveRow>().Where(m => ids.Contains(m.ToVersionId)).Select(m => m.ToVersionId).Distinct().ToListAsync(stop));
        told.AddRange(rows.Where(r => r.UsableAsActivity || r == alsoKept).Select(r => r.Id)); // others' instances may still run it as their part
        var now = clock.Now;
        var all = db.Set<DefinitionRow>().Where(d => ids.Contains(d.Id));
        await all.Where(d => !told.Contains(d.Id)).ExecuteDeleteAsync(stop);
        await all.Where(d => told.Contains(d.Id)).ExecuteUpdateAsync(
            set => set
                .SetProperty(d => d.DeletedAt, now)
                .SetProperty(d => d.UpdatedAt, now)
                .SetProperty(d => d.IsLatest, false)
                .SetProperty(d => d.IsPublished, false),
            stop);
        foreach (var row in rows.Where(r => r.IsPublished)) await published.ChangedAsync(row, stop);
    }

    // It takes over where the deleted one stood: a save that started from that one is stale, and the file it came from is no news.
    private async Task MakeLatestAsync(string definitionId, DefinitionRow deleted, CancellationToken stop)
    {
        if (await versions.FindAsync(definitionId, VersionChoice.All, stop) is not { } row) return;

        row.IsLatest = true;
        row.Revision = deleted.Revision + 1;
        row.FileHash = deleted.FileHash;
        await versions.WriteAsync(row, stop);
    }
}
