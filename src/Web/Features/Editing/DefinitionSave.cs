using CaseFlow.Workflows.Definitions;

namespace CaseFlow.Web.Features.Editing;

/// <summary>One content of a definition as it was saved, kept so that every save can be undone.</summary>
public sealed class DefinitionSave
{
    public required Guid Id { get; init; }

    public required string DefinitionId { get; init; }

    /// <summary>Number of the version that it was saved as.</summary>
    public required int Version { get; init; }

    /// <summary>The definition's, right after it.</summary>
    public int Revision { get; set; }

    public DateTimeOffset At { get; set; }

    /// <summary>Of several saves in one that only moved activities: the first one's. Of what was found: since when it stood there.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>Null: nobody, or nobody knows.</summary>
    public Guid? UserId { get; init; }

    /// <summary>A code: the user's, or that of the work in the background.</summary>
    public required string UserName { get; init; }

    public required SaveDoor Door { get; init; }

    /// <summary>The page of the designer it came from.</summary>
    public Guid? PageId { get; init; }

    /// <summary>The save that it brought back.</summary>
    public Guid? RestoredFrom { get; init; }

    public required int Activities { get; init; }

    public required string ContentHash { get; set; }

    /// <summary>The definition as it was stored, compressed: see <see cref="SavedContent"/>.</summary>
    public required byte[] Content { get; set; }

    /// <summary>A <see cref="ShortDifference"/> to the content before, as JSON.</summary>
    public required string Difference { get; set; }

    /// <summary>It only moved activities on the canvas.</summary>
    public required bool IsLayout { get; init; }
}
