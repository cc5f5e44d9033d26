namespace CaseFlow.Domain.Detection;

public enum FeedKind
{
    /// <summary>Period: the year, <c>yyyy</c>.</summary>
    Enrolments,

    /// <summary>Period: the month, <c>yyyyMM</c>.</summary>
    MedicalExpenses,
}

/// <summary>A period whose file has been imported to its end, for one organisation's people. Until then silence means nothing: R11 waits for the
/// township's year, and closing a case for the county's months.</summary>
public sealed class CompleteFeed
{
    private CompleteFeed()
    {
    }

    public CompleteFeed(FeedKind kind, string period, Guid organisationId, DateTimeOffset at)
    {
        OrganisationId = organisationId;
        Kind = kind;
        Period = period;
        CompletedAt = at;
    }

    public FeedKind Kind { get; private set; }

    public string Period { get; private set; } = "";

    /// <summary>Enrolments: the township; medical expenses: the county.</summary>
    public Guid OrganisationId { get; private set; }

    public DateTimeOffset CompletedAt { get; private set; }
}
