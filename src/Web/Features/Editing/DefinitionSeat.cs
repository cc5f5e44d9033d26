namespace CaseFlow.Web.Features.Editing;

/// <summary>Who edits a definition: one page of one administrator. It stays, dead, when they leave, because a page that knows no better may still send what
/// it shows.</summary>
public sealed class DefinitionSeat
{
    public required string DefinitionId { get; init; }

    public Guid UserId { get; private set; }

    /// <summary>The user's name, a code.</summary>
    public string UserName { get; private set; } = "";

    /// <summary>One opened page: two tabs of one administrator are two.</summary>
    public Guid PageId { get; private set; }

    public DateTimeOffset Since { get; private set; }

    public DateTimeOffset AliveUntil { get; private set; }

    /// <summary>The definition's revision that the page knows; null: it was not there when the page sat down.</summary>
    public int? SeenRevision { get; private set; }

    /// <summary>Until then one save may remove what a save else may not.</summary>
    public DateTimeOffset? RemovalAllowedUntil { get; private set; }

    public bool IsAliveAt(DateTimeOffset now) => AliveUntil > now;

    /// <summary>Somebody else holds it just now.</summary>
    /// <param name="page">Null: whoever asks is no page of the designer.</param>
    /// <param name="now">Of the machine's clock.</param>
    public bool IsOthers(Guid? page, DateTimeOffset now) => IsAliveAt(now) && PageId != page;

    public void Give(Guid userId, string userName, Guid page, int? revision, DateTimeOffset now, DateTimeOffset aliveUntil)
    {
        if (PageId != page || !IsAliveAt(now)) Since = now;
        if (PageId != page) RemovalAllowedUntil = null;
        UserId = userId;
        UserName = userName;
        PageId = page;
        SeenRevision = revision;
        AliveUntil = aliveUntil;
    }

    public void Keep(DateTimeOffset aliveUntil) => AliveUntil = aliveUntil;

    public void Leave(DateTimeOffset now)
    {
        AliveUntil = now;
        RemovalAllowedUntil = null;
    }

    /// <summary>What the page saved, it knows.</summary>
    public void Saved(int revision) => SeenRevision = revision;

    public void AllowRemoval(DateTimeOffset until) => RemovalAllowedUntil = until;

    /// <returns>Whether it was allowed; it no longer is.</returns>
    public bool UseRemoval(DateTimeOffset now)
    {
        var allowed = RemovalAllowedUntil > now;
        RemovalAllowedUntil = null;
        return allowed;
    }
}
