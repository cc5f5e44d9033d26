namespace CaseFlow.Domain.Time;

/// <summary>The clock of deadlines, timers, windows and case dates. Only the demo and tests move it; security, leases, retries, the outbox
/// and the audit trail use <see cref="TimeProvider"/> instead.</summary>
public interface ICaseClock
{
    /// <summary>UTC.</summary>
    DateTimeOffset Now { get; }

    /// <summary>The date in the county's time zone.</summary>
    DateOnly Today { get; }

    /// <summary>The date of an instant in the county's time zone.</summary>
    DateOnly DateOf(DateTimeOffset instant);

    /// <summary>The first instant of a day in the county, UTC.</summary>
    DateTimeOffset StartOf(DateOnly day);
}
