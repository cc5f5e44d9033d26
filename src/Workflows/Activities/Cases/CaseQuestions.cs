using System.Text.Json.Nodes;
using CaseFlow.Domain.Cases;
using CaseFlow.Workflows.Runtime;

namespace CaseFlow.Workflows.Activities.Cases;

/// <summary>Where the case stands; every stage that ends a case is one outcome.</summary>
[Activity(
    "CaseFlow.WhereItStands",
    Category = "CaseFlow.Case",
    Outcomes =
    [
        nameof(CaseStage.Detected), nameof(CaseStage.TownshipVerification), nameof(CaseStage.CountyReview), nameof(CaseStage.Referral), nameof(CaseStage.Assistance),
        nameof(CaseStage.ClosureReview), nameof(CaseStage.ContinuingSupport), nameof(CaseStage.Closed), "Ended", Refused,
    ],
    Description = "Goes on by the stage of the case.")]
public sealed class WhereItStands : DecidedStep
{
    protected override CaseStep StepIn(ActivityContext context) => new("case.stage", []);
}

[Activity("CaseFlow.IsEmergency", Category = "CaseFlow.Case", Outcomes = ["Yes", "No", Refused], Description = "Whether temporary aid is to be asked for before the visit.")]
public sealed class IsEmergency : DecidedStep
{
    protected override CaseStep StepIn(ActivityContext context) => new("case.emergency", []);
}

[Activity("CaseFlow.WhoTriages", Category = "CaseFlow.Case", Outcomes = ["Township", "County", Refused], Description = "Entries of the monitoring list are triaged by the county.")]
public sealed class WhoTriages : DecidedStep
{
    protected override CaseStep StepIn(ActivityContext context) => new("triage.level", []);
}

[Activity("CaseFlow.BeginVerification", Category = "CaseFlow.Case", Outcomes = ["Visit", "Verify", Refused], Description = "A case that the county returned was visited already.")]
public sealed class BeginVerification : DecidedStep
{
    protected override CaseStep StepIn(ActivityContext context) => new("verification.begin", []);
}

[Activity("CaseFlow.CountAbsences", Category = "CaseFlow.Case", Outcomes = ["TryAgain", "Enough", Refused], Description = "Nobody at home on two different days is enough.")]
public sealed class CountAbsences : DecidedStep
{
    protected override CaseStep StepIn(ActivityContext context) => new("visit.absences", []);
}

[Activity("CaseFlow.BeginClosure", Category = "CaseFlow.Case", Outcomes = ["Ready", "MeasuresOpen", Refused], Description = "Begins the closure review when all measures are settled.")]
public sealed class BeginClosure : DecidedStep
{
    protected override CaseStep StepIn(ActivityContext context) => new("closure.begin", []);
}

[Activity("CaseFlow.SampleClosure", Category = "CaseFlow.Case", Outcomes = ["Sampled", "NotSampled", Refused], Description = "Every Red case and one in ten of the others goes to the supervision group.")]
public sealed class SampleClosure : DecidedStep
{
    protected override CaseStep StepIn(ActivityContext context) => new("closure.sample", []);
}

/// <summary>The fewest working days that apply to the case; gives <c>{days}</c>.</summary>
[Activity("CaseFlow.ChooseDays", Category = "CaseFlow.Time", Outcomes = ["Done", Refused], Description = "The fewest working days that apply to the case.")]
public sealed class ChooseDays : DecidedStep
{
    [Member(Required = true, Order = 1, Preset = "5")]
    public required Input<int?> Days { get; init; }

    /// <summary>Of a Red case.</summary>
    [Member(Order = 2)]
    public required Input<int?> DaysWhenRed { get; init; }

    [Member(Order = 3)]
    public required Input<int?> DaysInEmergency { get; init; }

    /// <summary>Of an urgent referral of the kind below.</summary>
    [Member(Order = 4)]
    public required Input<int?> DaysWhenUrgent { get; init; }

    [Member(UiHint = "dropdown", OptionList = "referralKinds", Order = 5)]
    public required Input<string> Kind { get; init; }

    protected override CaseStep StepIn(ActivityContext context)
    {
        var days = new JsonObject { ["default"] = context.Get(Days) };
        if (context.Get(DaysWhenRed) is { } red) days["Red"] = red;
        if (context.Get(DaysInEmergency) is { } emergency) days["emergency"] = emergency;
        if (context.Get(DaysWhenUrgent) is { } urgent && context.Get(Kind) is { Length: > 0 } kind) (days["urgent"], days["kind"]) = (urgent, kind);
        return new("due.choose", days);
    }
}

/// <summary>The next return visit; gives <c>{day, delay, dueOn}</c>.</summary>
[Activity("CaseFlow.NextVisit", Category = "CaseFlow.Time", Outcomes = ["Next", "None", Refused], Description = "The next return visit after closure, 30, 90 and 180 days.")]
public sealed class NextVisit : DecidedStep
{
    protected override CaseStep StepIn(ActivityContext context) => new("visits.next", []);
}

[Activity("CaseFlow.SampleCall", Category = "CaseFlow.Time", Outcomes = ["Yes", "No", Refused], Description = "One return visit in ten is followed by the county's call.")]
public sealed class SampleCall : DecidedStep
{
    /// <summary>Of the visit: 30, 90 or 180.</summary>
    [Member(Required = true, Order = 1)]
    public required Input<int?> Day { get; init; }

    protected override CaseStep StepIn(ActivityContext context) => new("visits.call", new() { ["day"] = context.Get(Day) });
}
