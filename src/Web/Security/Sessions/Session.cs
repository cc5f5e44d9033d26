namespace CaseFlow.Web.Security.Sessions;

/// <summary>One sign-in with a password in one browser. Its cookie, and every token that a page got by it, are good only while it lasts.</summary>
public sealed class Session
{
    /// <summary>However busy, nobody stays signed in longer without their password.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(30);

    /// <summary>Claim of cookies and of the tokens given out by them: the session's id.</summary>
    public const string Claim = "session";

    private Session()
    {
    }

    public Session(Guid id, Guid userId, DateTimeOffset startedAt)
    {
        Id = id;
        UserId = userId;
        StartedAt = startedAt;
    }

    public Guid Id { get; private set; }

    public Guid UserId { get; private set; }

    public DateTimeOffset StartedAt { get; private set; }

    /// <summary>When its user signed out; null while it lasts.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    public void End(DateTimeOffset at) => EndedAt ??= at;
}
