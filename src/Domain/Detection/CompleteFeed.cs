namespace CaseFlow.Domain.Detection;

public enum FeedKind
{
    /// <summary>Period: the year, <c>yyyy</c>.</summary>
    Enrolments,

    /// <summary>Period: the month, <c>yyyyMM</c>.</summary>
    MedicalExpenses,
}

/// <summary>A period whose file has been imported to its end. Until then silence means nothing: R11 waits for the year, and closing a case for the
/// month ends.</summary>
public sealed class CompleteFeed
{
    private CompleteFeed()
    {
    }

    public CompleteFeed(FeedKind kind, string period, DateTimeOffset at)
    {
        Kind = kind;
        Period = period;
        CompletedAt = at;
    }

    public FeedKind Kind { get; private set; }

    public string Period { get; private set; } = "";

    public DateTimeOffset CompletedAt { get; private set; }
}
