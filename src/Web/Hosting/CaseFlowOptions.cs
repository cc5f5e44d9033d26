using System.ComponentModel.DataAnnotations;
using CaseFlow.Workflows.Runtime;

namespace CaseFlow.Web.Hosting;

/// <summary>Section <c>CaseFlow</c>.</summary>
public sealed class CaseFlowOptions
{
    public const string Section = "CaseFlow";

    /// <summary>Where the database and the spool live; created when missing. Relative to the content root.</summary>
    [Required]
    public string DataDirectory { get; init; } = "data";

    /// <summary>Where keys live, never inside the data directory. Unset: <c>keys</c> beside the data directory.</summary>
    public string? KeyDirectory { get; init; }

    /// <summary>The county's time zone (IANA name); every date is a date there.</summary>
    [Required]
    public string TimeZone { get; init; } = "Asia/Shanghai";

    /// <summary>The letters of case numbers.</summary>
    [RegularExpression("^[A-Z]{2}$")]
    public string CaseNumberPrefix { get; init; } = "MZ";

    /// <summary>Where definitions are read from at start. Unset: <c>workflow-definitions</c> beside the host or above it.</summary>
    public string? DefinitionsDirectory { get; init; }

    /// <summary>The time zone (IANA name) that cron expressions of workflows are read in. Unset: the county's.</summary>
    public string? CronTimeZone { get; init; }

    /// <summary>How long an event that no workflow waits for is kept for the first that does. Ten seconds to thirty days; one hour unless set.</summary>
    [Range(typeof(TimeSpan), "00:00:10", "30.00:00:00")]
    public TimeSpan EventLifetime { get; init; } = TimeSpan.FromHours(1);

    public DemoOptions Demo { get; init; } = new();

    public AdminOptions Admin { get; init; } = new();

    internal WorkflowOptions ForWorkflows() =>
        new() { CronTimeZone = TimeZoneInfo.FindSystemTimeZoneById(CronTimeZone ?? TimeZone), EventLifetime = EventLifetime };
}

public sealed class DemoOptions
{
    /// <summary>An invented county on first run. False: empty, with one admin.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>The demo users' common password. Unset: generated and printed once.</summary>
    public string? Password { get; init; }

    [Range(0, 1_000_000)]
    public int Households { get; init; } = 2000;

    public int Seed { get; init; } = 1;

    /// <summary>The day of the first run, from which dates count back. Unset: today.</summary>
    public DateOnly? AsOf { get; init; }
}

public sealed class AdminOptions
{
    /// <summary>The first admin's password where there is no demo. Unset: generated and printed once.</summary>
    public string? Password { get; init; }
}
