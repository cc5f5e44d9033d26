namespace CaseFlow.Web.Security.Audit;

/// <summary>Who did what to what. Written once, never changed.</summary>
public sealed class AuditRecord
{
    private AuditRecord()
    {
    }

    internal AuditRecord(Guid id, DateTimeOffset at, Caller actor, string action, string subjectType, Guid? subjectId, string parameters)
    {
        Id = id;
        At = at;
        ActorId = actor.UserId;
        ActorName = actor.Name;
        ActorRole = actor.Role;
        IsSystem = actor.IsSystem;
        OnBehalfOf = actor.OnBehalfOf;
        Action = action;
        SubjectType = subjectType;
        SubjectId = subjectId;
        Parameters = parameters;
    }

    /// <summary>Counted up by the database; the order of commits where one writes at a time.</summary>
    public long Position { get; private set; }

    public Guid Id { get; private set; }

    /// <summary>Of <see cref="TimeProvider"/>, UTC.</summary>
    public DateTimeOffset At { get; private set; }

    public Guid? ActorId { get; private set; }

    /// <summary>User name, or the name background work gave itself; empty: nobody signed in.</summary>
    public string ActorName { get; private set; } = "";

    public string ActorRole { get; private set; } = "";

    public bool IsSystem { get; private set; }

    /// <summary>The user whose action made the system act.</summary>
    public Guid? OnBehalfOf { get; private set; }

    public string Action { get; private set; } = "";

    public string SubjectType { get; private set; } = "";

    public Guid? SubjectId { get; private set; }

    /// <summary>JSON object: ids, codes, numbers; a personal value only masked and as its keyed digest.</summary>
    public string Parameters { get; private set; } = "{}";

    /// <summary>The audit key that signed it.</summary>
    public long KeyId { get; private set; }

    /// <summary>Signature of the record alone, made when it was written: a record that somebody without the key adds or changes shows at once,
    /// sealed or not.</summary>
    public byte[] Signature { get; private set; } = [];

    internal void Sign(Keys.Key key)
    {
        KeyId = key.Id;
        Signature = AuditSigning.OfRecord(key, this);
    }
}
