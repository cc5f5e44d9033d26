using System.Text.Json.Nodes;
using CaseFlow.Workflows.Runtime;

namespace CaseFlow.Workflows.Activities.Cases;

[Activity("CaseFlow.IsReferralWanted", Category = "CaseFlow.Aid", Outcomes = ["Yes", "No", Refused], Description = "Whether the county chose this referral and nobody has sent it yet.")]
public sealed class IsReferralWanted : DecidedStep
{
    [Member(Required = true, UiHint = "dropdown", OptionList = "referralKinds", Order = 1, Preset = "MedicalAid")]
    public required Input<string> Kind { get; init; }

    protected override CaseStep StepIn(ActivityContext context) => new("referral.wanted", new() { ["kind"] = context.Need(Kind) });
}

/// <summary>Gives <c>{referralId}</c>.</summary>
[Activity("CaseFlow.SendReferral", Category = "CaseFlow.Aid", Outcomes = ["Sent", Refused], Description = "Sends the case to an agency, which sees it from then on.")]
public sealed class SendReferral : DecidedStep
{
    [Member(Required = true, UiHint = "dropdown", OptionList = "referralKinds", Order = 1, Preset = "MedicalAid")]
    public required Input<string> Kind { get; init; }

    protected override CaseStep StepIn(ActivityContext context) => new("referral.send", new() { ["kind"] = context.Need(Kind) });
}

[Activity("CaseFlow.SettleReferrals", Category = "CaseFlow.Aid", Outcomes = ["Assistance", "CountyReview", Refused], Description = "After every reply; refused by all, the case goes back to the county.")]
public sealed class SettleReferrals : DecidedStep
{
    protected override CaseStep StepIn(ActivityContext context) => new("referrals.settle", []);
}

[Activity("CaseFlow.WhichCarePlan", Category = "CaseFlow.Aid", Outcomes = ["Major", "Chronic", "Mental", Refused], Description = "Who writes the care plan.")]
public sealed class WhichCarePlan : DecidedStep
{
    protected override CaseStep StepIn(ActivityContext context) => new("careplan.route", []);
}

/// <summary>Gives <c>{referralId, dueOn}</c>.</summary>
[Activity("CaseFlow.OpenPublicity", Category = "CaseFlow.Aid", Outcomes = ["Done", Refused], Description = "Puts the household on the public list.")]
public sealed class OpenPublicity : DecidedStep
{
    [Member(Required = true, UiHint = "dropdown", OptionList = "monitoredTypes", Order = 1)]
    public required Input<string> ProposedType { get; init; }

    [Member(Required = true, Order = 2)]
    public required Input<string> ReferralId { get; init; }

    [Member(Order = 3, Preset = "5")]
    public required Input<int?> Days { get; init; }

    protected override CaseStep StepIn(ActivityContext context)
    {
        var proposal = new JsonObject { ["proposedType"] = context.Need(ProposedType), ["referralId"] = context.Need(ReferralId) };
        if (context.Get(Days) is { } days) proposal["days"] = days;
        return new("publicity.open", proposal);
    }
}

/// <summary>Gives <c>{measureId}</c>.</summary>
[Activity("CaseFlow.NextMeasure", Category = "CaseFlow.Aid", Outcomes = ["Next", "None", Refused], Description = "The next measure that nobody was asked to deliver yet.")]
public sealed class NextMeasure : DecidedStep
{
    [Member(Required = true, UiHint = "dropdown", OptionList = "lanes", Order = 1, Preset = "own")]
    public required Input<string> Lane { get; init; }

    protected override CaseStep StepIn(ActivityContext context) => new("measure.next", new() { ["lane"] = context.Need(Lane) });
}

[Activity("CaseFlow.AreMeasuresSettled", Category = "CaseFlow.Aid", Outcomes = ["Done", "Open", Refused], Description = "Whether every measure of the lane is verified or cancelled.")]
public sealed class AreMeasuresSettled : DecidedStep
{
    [Member(Required = true, UiHint = "dropdown", OptionList = "lanes", Order = 1, Preset = "own")]
    public required Input<string> Lane { get; init; }

    protected override CaseStep StepIn(ActivityContext context) => new("measures.settled", new() { ["lane"] = context.Need(Lane) });
}
