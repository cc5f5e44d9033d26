namespace CaseFlow.Web.Live;

/// <summary>What happened and to whom, written by the command that did it; the dispatcher numbers, stores and sends it afterwards.</summary>
public sealed class OutboxEvent
{
    private OutboxEvent()
    {
    }

    internal OutboxEvent(Guid id, LiveEvent what, string parameters, DateTimeOffset at)
    {
        Id = id;
        Name = what.Name;
        SubjectType = what.SubjectType;
        SubjectId = what.SubjectId;
        Code = what.Code;
        Params = parameters;
        AudienceUserId = what.Audience.UserId;
        AudienceRole = what.Audience.Role;
        AudienceOrganisationId = what.Audience.OrganisationId;
        WithSupervisors = what.Audience.WithSupervisors;
        At = at;
    }

    /// <summary>In commit order.</summary>
    public long Position { get; private set; }

    /// <summary>The idempotency key of everything that is made from it.</summary>
    public Guid Id { get; private set; }

    public string Name { get; private set; } = "";

    public string SubjectType { get; private set; } = "";

    public Guid SubjectId { get; private set; }

    public string Code { get; private set; } = "";

    /// <summary>A JSON object of ids, codes and numbers.</summary>
    public string Params { get; private set; } = "{}";

    public Guid? AudienceUserId { get; private set; }

    public string? AudienceRole { get; private set; }

    public Guid? AudienceOrganisationId { get; private set; }

    public bool WithSupervisors { get; private set; }

    public DateTimeOffset At { get; private set; }

    /// <summary>When its recipients were given their numbers; null while it waits.</summary>
    public DateTimeOffset? DispatchedAt { get; private set; }

    internal void Dispatched(DateTimeOffset at) => DispatchedAt = at;
}
