using CaseFlow.Workflows.Storage;

namespace CaseFlow.Workflows.Definitions;

/// <summary>Who watches over definitions: says who may change one just now, and remembers every content that was saved. Works inside the open unit of
/// work.</summary>
public interface IDefinitionWatch
{
    /// <summary>Comes before anything of a definition is written.</summary>
    /// <param name="definitionId">Which is to change.</param>
    /// <param name="latest">Its latest version; null: nothing is there yet.</param>
    /// <param name="save">The content that comes; null: it stays, only what is published, or there at all, changes.</param>
    /// <param name="stop">Of the request.</param>
    /// <exception cref="Domain.Common.DomainException">It may not be changed.</exception>
    Task DemandMayChangeAsync(string definitionId, DefinitionRow? latest, VersionToSave? save, CancellationToken stop);

    /// <summary>Comes after content was written.</summary>
    /// <param name="saved">As it stands now.</param>
    /// <param name="before">What was the latest content, maybe the same; null: there was none.</param>
    /// <param name="save">How it came.</param>
    /// <param name="stop">Of the request.</param>
    Task SavedAsync(DefinitionRow saved, ContentBefore? before, VersionToSave save, CancellationToken stop);
}

/// <summary>Through which door a content came in.</summary>
public enum SaveDoor
{
    /// <summary>Another page or program of an administrator.</summary>
    Api,

    /// <summary>A page of the designer.</summary>
    Studio,

    /// <summary>An uploaded file.</summary>
    Import,

    /// <summary>A file that we ship.</summary>
    File,

    /// <summary>An earlier version was taken back.</summary>
    Revert,

    /// <summary>An earlier save was brought back.</summary>
    Restore,

    /// <summary>A definition that it uses as an activity got a new version.</summary>
    Reference,

    /// <summary>It stood there when remembering began.</summary>
    Found,
}

/// <summary>A content that is about to be written over, or to be the latest no longer.</summary>
public sealed record ContentBefore(Guid VersionId, int Version, int Revision, string Json, string ContentHash, DateTimeOffset At)
{
    internal static ContentBefore? Of(DefinitionRow? row) =>
        row is null ? null : new(row.Id, row.Version, row.Revision, row.Json, row.ContentHash, row.UpdatedAt);
}

/// <summary>Of a runtime without a host that cares.</summary>
internal sealed class NobodyWatches : IDefinitionWatch
{
    public Task DemandMayChangeAsync(string definitionId, DefinitionRow? latest, VersionToSave? save, CancellationToken stop) => Task.CompletedTask;

    public Task SavedAsync(DefinitionRow saved, ContentBefore? before, VersionToSave save, CancellationToken stop) => Task.CompletedTask;
}
