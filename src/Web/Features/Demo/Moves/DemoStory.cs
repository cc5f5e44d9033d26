using System.Text.Json.Nodes;
using CaseFlow.Domain.Detection;

namespace CaseFlow.Web.Features.Demo.Moves;

/// <summary>One step of a case as its people would answer it: which kind of task, which button, which answers.</summary>
internal sealed record DemoMove(string Kind, string Outcome, Func<DemoMoveContext, JsonObject> Answers);

/// <param name="Head">The household's head, who consents.</param>
internal sealed record DemoMoveContext(DateOnly Today, Guid? Head, Severity Severity);

/// <summary>How far a case of the demo has come. Which story a household gets depends on its number and the seed alone, so that a first run that was
/// killed goes on with the same one.</summary>
internal static class DemoStory
{
    // Apart from the streams of the households themselves.
    private const long Stream = 1L << 40;

    private static readonly DemoMove Triage = new("T1.triage", "new", _ => new() { ["knownToUs"] = true });

    private static readonly DemoMove Reject = new("T1.triage", "reject", _ => new() { ["reason"] = "费用已由医保结清，无新的风险。" });

    private static readonly DemoMove Visit = new("T2.visit", "atRisk", at => new()
    {
        ["visitedOn"] = Iso(at.Today),
        ["incomeChecked"] = true,
        ["illness"] = "住院治疗后在家休养，需要继续服药。",
        ["findings"] = "自付费用占家庭收入比重大，生活受到影响。",
        ["consent"] = at.Head is not null,
        ["consentBy"] = at.Head?.ToString(),
        ["consentOn"] = at.Head is null ? null : Iso(at.Today),
    });

    private static readonly DemoMove Confirm = new("T3.verify", "confirm", _ => new() { ["recordsCompared"] = true, ["riskPoint"] = "MajorIllness" });

    private static readonly DemoMove NotAtRisk = new("T3.verify", "notAtRisk", _ => new()
    {
        ["recordsCompared"] = true,
        ["riskPoint"] = "Other",
        ["notAtRiskReason"] = "子女已承担费用，收入稳定。",
    });

    private static readonly DemoMove Accept = new("T4.review", "accept", at => new()
    {
        ["riskClass"] = "MajorIllness",
        ["severity"] = at.Severity.ToString(),
        ["measures"] = new JsonArray("ChronicOutpatient"),
        ["analysis"] = "一年内自付费用高，家庭劳动力不足，建议转介救助。",
    });

    private static readonly DemoMove Return = new("T4.review", "return", _ => new() { ["reason"] = "请补充家庭收入核实材料。" });

    private static readonly DemoMove Push = new("T5.push", "push", _ => new() { ["agencies"] = new JsonArray("MedicalAid", "TemporaryAid") });

    private static readonly DemoMove PushToCharity = new("T5.push", "push", _ => new() { ["agencies"] = new JsonArray("MedicalAid", "CharityAid") });

    private static readonly DemoMove Grant = new("T6b.medicalAid", "grant", at => new() { ["amount"] = 3200, ["payBy"] = Iso(at.Today.AddDays(20)) });

    private static readonly DemoMove Refuse = new("T6c.temporaryAid", "refuse", _ => new() { ["reason"] = "本年度已享受临时救助。" });

    private static readonly (DemoMove[] Moves, double Weight)[] Stories =
    [
        ([], 22),
        ([Reject], 4),
        ([Triage], 20),
        ([Triage, Visit], 14),
        ([Triage, Visit, NotAtRisk], 3),
        ([Triage, Visit, Confirm], 12),
        ([Triage, Visit, Confirm, Return], 4),
        ([Triage, Visit, Confirm, Accept], 7),
        ([Triage, Visit, Confirm, Accept, Push], 6),
        ([Triage, Visit, Confirm, Accept, Push, Refuse], 3),
        ([Triage, Visit, Confirm, Accept, PushToCharity, Grant], 5),
    ];

    /// <summary>What brings a case on, up to what agencies grant.</summary>
    public static IReadOnlyList<DemoMove> Onward { get; } = [Triage, Visit, Confirm, Accept, Push, Grant];

    public static IReadOnlyList<DemoMove> Of(int seed, int household) => new DemoRandom(seed, Stream + household).Of(Stories);

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
