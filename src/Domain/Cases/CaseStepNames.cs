namespace CaseFlow.Domain.Cases;

/// <param name="Outcomes">One of which it is left through.</param>
/// <param name="Needs">Parameters without which it is refused.</param>
public sealed record CaseStepFacts(IReadOnlyList<string> Outcomes, params string[] Needs);

/// <summary>The steps of a case's life that a definition may name, as docs/case-steps.md describes them.</summary>
public static class CaseStepNames
{
    private static readonly string[] YesNo = ["Yes", "No"];

    private static readonly string[] Stages =
    [
        nameof(CaseStage.Detected), nameof(CaseStage.TownshipVerification), nameof(CaseStage.CountyReview), nameof(CaseStage.Referral), nameof(CaseStage.Assistance),
        nameof(CaseStage.ClosureReview), nameof(CaseStage.ContinuingSupport), nameof(CaseStage.Closed), "Ended",
    ];

    public static IReadOnlyDictionary<string, CaseStepFacts> All { get; } = new Dictionary<string, CaseStepFacts>(StringComparer.Ordinal)
    {
        ["case.begin"] = new(Stages),
        ["case.stage"] = new(Stages),
        ["case.emergency"] = new(YesNo),
        ["triage.level"] = new(["Township", "County"]),
        ["due.choose"] = new(["Done"], "default"),
        ["verification.begin"] = new(["Visit", "Verify"]),
        ["visit.absences"] = new(["TryAgain", "Enough"]),
        ["referral.wanted"] = new(YesNo, "kind"),
        ["referral.send"] = new(["Sent"], "kind"),
        ["referrals.settle"] = new([nameof(CaseStage.Assistance), nameof(CaseStage.CountyReview)]),
        ["careplan.route"] = new(["Major", "Chronic", "Mental"]),
        ["publicity.open"] = new(["Done"], "proposedType", "referralId"),
        ["measure.next"] = new(["Next", "None"], "lane"),
        ["measures.settled"] = new(["Done", "Open"], "lane"),
        ["closure.begin"] = new(["Ready", "MeasuresOpen"]),
        ["closure.sample"] = new(["Sampled", "NotSampled"]),
        ["visits.next"] = new(["Next", "None"]),
        ["visits.call"] = new(YesNo, "day"),
    };
}
