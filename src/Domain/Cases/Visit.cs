using CaseFlow.Domain.Common;

namespace CaseFlow.Domain.Cases;

public enum VisitKind
{
    /// <summary>T2 home visit.</summary>
    Verify,

    /// <summary>T8 home check.</summary>
    Closure,

    /// <summary>T9 return visit.</summary>
    Return,

    /// <summary>T9 call by the county to one in ten.</summary>
    Phone,

    /// <summary>Yearly review of continuing support.</summary>
    Yearly,
}

/// <param name="VisitedOn">Day of the visit.</param>
/// <param name="Found">Somebody was at home.</param>
/// <param name="Conclusion">The outcome of the visit's task.</param>
/// <param name="Findings">In words; personal.</param>
/// <param name="Satisfaction">1 to 5.</param>
/// <param name="Day">Of a return visit: 30, 90 or 180.</param>
/// <param name="TaskId">The task it was reported with.</param>
public sealed record VisitReport(
    DateOnly VisitedOn, bool Found, string Conclusion, string? Findings = null, int? Satisfaction = null, int? Day = null, Guid? TaskId = null);

/// <summary>Somebody went to see the household (domain reference §6.10).</summary>
public sealed class Visit
{
    private Visit()
    {
    }

    public Guid Id { get; private init; }

    public Guid CaseId { get; private init; }

    public int Cycle { get; private init; }

    public VisitKind Kind { get; private init; }

    public Guid? VisitorId { get; private init; }

    public DateOnly VisitedOn { get; private init; }

    public bool Found { get; private init; }

    [Personal(PersonalKind.FreeText)]
    public string? Findings { get; private init; }

    public int? Satisfaction { get; private init; }

    public string Conclusion { get; private init; } = "";

    public int? Day { get; private init; }

    public Guid? TaskId { get; private init; }

    internal static Visit Of(Case of, VisitKind kind, VisitReport report, Act act) => new()
    {
        Id = Ids.New(act.Now),
        CaseId = of.Id,
        Cycle = of.Cycle,
        Kind = kind,
        VisitorId = act.By.UserId,
        VisitedOn = report.VisitedOn,
        Found = report.Found,
        Findings = report.Findings,
        Satisfaction = report.Satisfaction,
        Conclusion = report.Conclusion,
        Day = report.Day,
        TaskId = report.TaskId,
    };
}
