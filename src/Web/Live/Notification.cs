namespace CaseFlow.Web.Live;

/// <summary>An event as one person is told of it, under that person's own number.</summary>
public sealed class Notification
{
    private Notification()
    {
    }

    internal Notification(Guid userId, long seq, OutboxEvent what)
    {
        UserId = userId;
        Seq = seq;
        EventId = what.Id;
        Event = what.Name;
        SubjectType = what.SubjectType;
        SubjectId = what.SubjectId;
        Code = what.Code;
        Params = what.Params;
        At = what.At;
    }

    public Guid UserId { get; private set; }

    /// <summary>1, 2, 3 … for each person, without a gap.</summary>
    public long Seq { get; private set; }

    public Guid EventId { get; private set; }

    /// <summary>One of <see cref="LiveEvents"/>.</summary>
    public string Event { get; private set; } = "";

    public string SubjectType { get; private set; } = "";

    public Guid SubjectId { get; private set; }

    public string Code { get; private set; } = "";

    /// <summary>A JSON object of ids, codes and numbers.</summary>
    public string Params { get; private set; } = "{}";

    public DateTimeOffset At { get; private set; }
}

/// <summary>How far one person's numbers have come, and how far they have read.</summary>
public sealed class NotificationCounter
{
    private NotificationCounter()
    {
    }

    internal NotificationCounter(Guid userId) => UserId = userId;

    public Guid UserId { get; private set; }

    /// <summary>The last number given; it stays when old notifications go.</summary>
    public long Last { get; private set; }

    public long ReadUpTo { get; private set; }

    internal Notification Tell(OutboxEvent what) => new(UserId, ++Last, what);

    /// <summary>Reading never goes back, nor beyond what was sent.</summary>
    internal void Read(long upTo) => ReadUpTo = Math.Max(ReadUpTo, Math.Min(upTo, Last));
}
