using CaseFlow.Domain.Common;
using CaseFlow.Domain.Time;
using CaseFlow.Workflows.Runtime;
using CaseFlow.Workflows.Storage;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Definitions;

/// <summary>The versions of definitions: one is the latest, at most one is published, and what an instance has run on never changes. Works inside
/// the open unit of work; what it writes is there at once.</summary>
public sealed class DefinitionVersions(
    DbContext db, IWorkflowStore store, DefinitionUses uses, PublishedDefinitions published, IDefinitionWatch watch, ICaseClock clock)
{
    private readonly HashSet<string> updatingUsers = new(StringComparer.Ordinal);

    /// <summary>Those that were not deleted.</summary>
    public IQueryable<DefinitionRow> Present => db.Set<DefinitionRow>().AsNoTracking().Where(d => d.DeletedAt == null);

    /// <summary>Of several that fit, the one with the highest number.</summary>
    public Task<DefinitionRow?> FindAsync(string definitionId, VersionChoice which, CancellationToken stop) =>
        which.Of(Present.Where(d => d.DefinitionId == definitionId)).OrderByDescending(d => d.Version).FirstOrDefaultAsync(stop);

    /// <exception cref="DomainException"><c>definition.not_found</c></exception>
    public async Task<DefinitionRow> GetLatestAsync(string definitionId, CancellationToken stop) =>
        await FindAsync(definitionId, VersionChoice.Latest, stop) ?? throw EngineErrors.NotFound(definitionId);

    /// <summary>Saves content over the latest draft, or as a new draft when the latest version is published or was run.</summary>
    /// <exception cref="DomainException"><c>definition.stale</c>, <c>definition.not_found</c> when a revision is named and nothing is there</exception>
    public async Task<SavedVersion> SaveAsync(VersionToSave save, CancellationToken stop)
    {
        var id = save.Definition.DefinitionId;
        var latest = await FindAsync(id, VersionChoice.Latest, stop);
        Demand(id, save.Revision, latest);
        await watch.DemandMayChangeAsync(id, latest, save, stop);
        var hash = save.Definition.ContentHash();
        if (latest is not null && latest.ContentHash == hash)
        {
            return save.Publish ? await PublishAsync(latest, stop) : new(latest, isChanged: false);
        }

        var now = clock.Now;
        var before = ContentBefore.Of(latest);
        var overwrites = latest is { IsPublished: false } && !save.KeepsDraft && !await IsRunAsync(latest, stop);
        var row = overwrites ? latest! : await NewAsync(save.Definition, latest, now, stop);
        Fill(row, save, hash, now);
        if (overwrites)
        {
            row.Revision++;
            if (save.Publish) await UnpublishAsync(id, stop);
            await WriteAsync(row, stop);
            published.ContentChanged(row);
        }
        else
        {
            await store.AddDefinitionAsync(row, stop);
        }

        await watch.SavedAsync(row, before, save, stop);
        return new(row, IsChanged: true, save.Publish ? await AfterPublishingAsync(row, stop) : []);
    }

    /// <summary>Publishes the latest version; what was published before no longer is.</summary>
    /// <exception cref="DomainException"><c>definition.not_found</c>, <c>definition.stale</c></exception>
    public async Task<SavedVersion> PublishAsync(string definitionId, int? revision, CancellationToken stop)
    {
        var latest = await GetLatestAsync(definitionId, stop);
        Demand(definitionId, revision, latest);
        await watch.DemandMayChangeAsync(definitionId, latest, save: null, stop);
        return await PublishAsync(latest, stop);
    }

    /// <summary>Takes back what is published: nothing starts from it any more; what runs goes on.</summary>
    /// <exception cref="DomainException"><c>definition.not_found</c>, <c>definition.not_published</c></exception>
    public async Task<DefinitionRow> RetractAsync(string definitionId, CancellationToken stop)
    {
        if (await FindAsync(definitionId, VersionChoice.Published, stop) is not { } row)
        {
            await GetLatestAsync(definitionId, stop);
            throw EngineErrors.NotPublished(definitionId);
        }

        await watch.DemandMayChangeAsync(definitionId, row, save: null, stop);
        row.IsPublished = false;
        row.UpdatedAt = clock.Now;
        await WriteAsync(row, stop);
        await published.ChangedAsync(row, stop);
        return row;
    }

    /// <summary>Makes a new draft with the content of an earlier version.</summary>
    /// <exception cref="DomainException"><c>definition.not_found</c>, <c>definition.version_not_found</c>, <c>definition.stale</c></exception>
    public async Task<DefinitionRow> RevertAsync(string definitionId, int version, int? revision, CancellationToken stop)
    {
        var latest = await GetLatestAsync(definitionId, stop);
        Demand(definitionId, revision, latest);
        var from = await FindAsync(definitionId, VersionChoice.Numbered(version), stop)
            ?? throw DefinitionErrors.VersionNotFound(definitionId, version.ToString(System.Globalization.CultureInfo.InvariantCulture));
        var definition = WorkflowDefinition.Read(from.Json);
        var save = new VersionToSave(definition, DefinitionSource.Designer, Door: SaveDoor.Revert);
        await watch.DemandMayChangeAsync(definitionId, latest, save, stop);
        var now = clock.Now;
        var row = await NewAsync(definition, latest, now, stop);
        Fill(row, save, from.ContentHash, now);
        await store.AddDefinitionAsync(row, stop);
        await watch.SavedAsync(row, ContentBefore.Of(latest), save, stop);
        return row;
    }

    /// <summary>Who uses the definition as an activity goes over to its published version.</summary>
    /// <returns>Their new versions; none of those who use it already.</returns>
    /// <exception cref="DomainException"><c>definition.not_found</c>, <c>definition.not_published</c></exception>
    public async Task<IReadOnlyList<DefinitionRow>> UpdateUsersAsync(string definitionId, CancellationToken stop)
    {
        await GetLatestAsync(definitionId, stop);
        var used = await FindAsync(definitionId, VersionChoice.Published, stop) ?? throw EngineErrors.NotPublished(definitionId);
        return used.UsableAsActivity ? await UpdateUsersAsync(used, stop) : [];
    }

    /// <summary>Writes what may change of a version that is there.</summary>
    internal Task WriteAsync(DefinitionRow row, CancellationToken stop) => db.Set<DefinitionRow>().Where(d => d.Id == row.Id).ExecuteUpdateAsync(
        set => set
            .SetProperty(d => d.Name, row.Name)
            .SetProperty(d => d.Description, row.Description)
            .SetProperty(d => d.Json, row.Json)
            .SetProperty(d => d.ContentHash, row.ContentHash)
            .SetProperty(d => d.FileHash, row.FileHash)
            .SetProperty(d => d.Source, row.Source)
            .SetProperty(d => d.UsableAsActivity, row.UsableAsActivity)
            .SetProperty(d => d.IsLatest, row.IsLatest)
            .SetProperty(d => d.IsPublished, row.IsPublished)
            .SetProperty(d => d.Revision, row.Revision)
            .SetProperty(d => d.UpdatedAt, row.UpdatedAt)
            .SetProperty(d => d.DeletedAt, row.DeletedAt),
        stop);

    private static void Demand(string definitionId, int? revision, DefinitionRow? latest)
    {
        if (revision is not { } expected) return;
        if (latest is null) throw EngineErrors.NotFound(definitionId);
        if (latest.Revision != expected) throw DefinitionErrors.Stale(definitionId, latest.Revision);
    }

    private async Task<SavedVersion> PublishAsync(DefinitionRow latest, CancellationToken stop)
    {
        if (latest.IsPublished) return new(latest, isChanged: false);

        await UnpublishAsync(latest.DefinitionId, stop);
        latest.IsPublished = true;
        latest.UpdatedAt = clock.Now;
        await WriteAsync(latest, stop);
        return new(latest, IsChanged: true, await AfterPublishingAsync(latest, stop));
    }

    private async Task<bool> IsRunAsync(DefinitionRow version, CancellationToken stop) =>
        await db.Set<InstanceRow>().AnyAsync(i => i.DefinitionVersionId == version.Id, stop) || await uses.AnyOfVersionAsync(version, stop);

    private async Task<IReadOnlyList<DefinitionRow>> AfterPublishingAsync(DefinitionRow row, CancellationToken stop)
    {
        await published.ChangedAsync(row, stop);
        return row.UsableAsActivity && WorkflowDefinition.Read(row.Json).AutoUpdatesUsers ? await UpdateUsersAsync(row, stop) : [];
    }

    /// <summary>Who uses the definition as an activity gets a version of its own that uses the new one, published if its latest was.</summary>
    private async Task<IReadOnlyList<DefinitionRow>> UpdateUsersAsync(DefinitionRow used, CancellationToken stop)
    {
        var updated = new List<DefinitionRow>();
        updatingUsers.Add(used.DefinitionId); // some use each other
        foreach (var use in (await uses.OfAsync(used, stop)).Where(u => u.Row.IsLatest && !updatingUsers.Contains(u.Row.DefinitionId)))
        {
            foreach (var node in use.Nodes)
            {
                node.Json["version"] = used.Version;
                node.Json["workflowDefinitionVersionId"] = used.Id.ToString();
                node.Json["latestAvailablePublishedVersion"] = used.Version;
                node.Json["latestAvailablePublishedVersionId"] = used.Id.ToString();
            }

            var saved = await SaveAsync(new(use.Definition, use.Row.Source, use.Row.IsPublished, Door: SaveDoor.Reference), stop);
            updated.Add(saved.Row);
            updated.AddRange(saved.UpdatedUsers);
        }

        updatingUsers.Remove(used.DefinitionId);
        return updated;
    }

    private Task<int> UnpublishAsync(string definitionId, CancellationToken stop) =>
        db.Set<DefinitionRow>().Where(d => d.DefinitionId == definitionId && d.IsPublished)
            .ExecuteUpdateAsync(set => set.SetProperty(d => d.IsPublished, false), stop);

    // Numbers and revisions go on from deleted versions, so that neither ever means two contents.
    private async Task<DefinitionRow> NewAsync(WorkflowDefinition definition, DefinitionRow? latest, DateTimeOffset now, CancellationToken stop)
    {
        var id = definition.DefinitionId;
        var last = await db.Set<DefinitionRow>().Where(d => d.DefinitionId == id).GroupBy(d => d.DefinitionId)
            .Select(g => new { Version = g.Max(d => d.Version), Revision = g.Max(d => d.Revision) }).FirstOrDefaultAsync(stop);
        return new()
        {
            Id = Ids.New(now),
            DefinitionId = id,
            Version = (last?.Version ?? 0) + 1,
            Revision = (last?.Revision ?? 0) + 1,
            Name = definition.Name,
            Json = "",
            ContentHash = "",
            FileHash = latest?.FileHash,
            IsLatest = true,
            CreatedAt = now,
        };
    }

    private static void Fill(DefinitionRow row, VersionToSave save, string hash, DateTimeOffset now)
    {
        var definition = save.Definition;
        definition.Json.Remove("links"); // made anew by whoever answers
        row.Name = definition.Name;
        row.Description = definition.Description;
        row.Json = definition.Write();
        row.ContentHash = hash;
        row.FileHash = save.FileHash ?? row.FileHash;
        row.Source = save.Source;
        row.UsableAsActivity = definition.UsableAsActivity;
        row.IsPublished = save.Publish;
        row.UpdatedAt = now;
    }
}

/// <param name="Definition">With its definitionId.</param>
/// <param name="Source">Where the content comes from.</param>
/// <param name="Publish">At once.</param>
/// <param name="Revision">The one that the content started from; null: whatever is there.</param>
/// <param name="FileHash">When it comes from a file; else that of the version it was edited from stays.</param>
/// <param name="KeepsDraft">A draft that is there becomes an earlier version instead of being overwritten.</param>
/// <param name="Door">Through which it comes.</param>
/// <param name="RestoredFrom">The earlier save whose content it is.</param>
/// <param name="AllowsRemoval">Also when most of what is stored is missing in it.</param>
public sealed record VersionToSave(
    WorkflowDefinition Definition,
    DefinitionSource Source,
    bool Publish = false,
    int? Revision = null,
    string? FileHash = null,
    bool KeepsDraft = false,
    SaveDoor Door = SaveDoor.Api,
    Guid? RestoredFrom = null,
    bool AllowsRemoval = false);

/// <param name="Row">As it is now.</param>
/// <param name="IsChanged">False: it was like that before.</param>
/// <param name="UpdatedUsers">New versions of definitions that use it as an activity.</param>
public sealed record SavedVersion(DefinitionRow Row, bool IsChanged, IReadOnlyList<DefinitionRow> UpdatedUsers)
{
    public SavedVersion(DefinitionRow row, bool isChanged)
        : this(row, isChanged, [])
    {
    }
}
