namespace CaseFlow.Domain.Cases;

/// <summary>Who did it: a user in a role, or the system.</summary>
public sealed record Actor(Guid? UserId, string Role)
{
    public static Actor System { get; } = new(null, "System");
}

/// <param name="By">Who acts.</param>
/// <param name="Now">The instant, for histories.</param>
/// <param name="Today">The county's date, for windows and due dates.</param>
public sealed record Act(Actor By, DateTimeOffset Now, DateOnly Today);
