namespace CaseFlow.Workflows.Runtime;

/// <summary>What a host may set of the embedded runtime.</summary>
public sealed class WorkflowOptions
{
    /// <summary>The time zone that cron expressions are read in.</summary>
    public TimeZoneInfo CronTimeZone { get; init; } = TimeZoneInfo.Utc;

    /// <summary>How long an event that nobody waits for is kept for the first who does.</summary>
    public TimeSpan EventLifetime { get; init; } = TimeSpan.FromHours(1);
}
