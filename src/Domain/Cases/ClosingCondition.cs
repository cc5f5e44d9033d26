using CaseFlow.Domain.Common;

namespace CaseFlow.Domain.Cases;

/// <summary>How we know that a closing condition holds.</summary>
public enum ConditionBasis
{
    /// <summary>From facts we keep.</summary>
    Evaluated,

    /// <summary>Somebody answers for it by name.</summary>
    Attested,
}

/// <summary>The closure conditions (a) to (f) of domain reference §3, in the parts that are known in different ways.</summary>
public static class ClosingConditions
{
    /// <summary>(a) Every measure verified, or cancelled with a reason.</summary>
    public const string MeasuresSettled = "a.measures";

    /// <summary>(b) No new Red or Orange hit in the runs as of the last two month ends.</summary>
    public const string NoNewHit = "b.noNewHit";

    /// <summary>(b) The expense feeds of those two months were complete.</summary>
    public const string FeedsComplete = "b.feedsComplete";

    /// <summary>(c) Income per head above the line for six months.</summary>
    public const string IncomeAboveLine = "c.income";

    /// <summary>(c) Schooling, basic medical care and housing are secure.</summary>
    public const string GuaranteesSecure = "c.guarantees";

    /// <summary>(c) No new risk.</summary>
    public const string NoNewRisk = "c.noNewRisk";

    /// <summary>(d) Everyone insured this year.</summary>
    public const string Insured = "d.insured";

    /// <summary>(d) Contract valid or excepted.</summary>
    public const string ContractValid = "d.contract";

    /// <summary>(d) No follow-up overdue.</summary>
    public const string FollowUpsDone = "d.followUps";

    /// <summary>(e) The home check is at most 30 days old.</summary>
    public const string HomeCheckFresh = "e.homeCheck";

    /// <summary>(f) The four-clear score is 100 %.</summary>
    public const string FourClear = "f.fourClear";

    public static IReadOnlyList<string> All { get; } =
    [
        MeasuresSettled, NoNewHit, FeedsComplete, IncomeAboveLine, GuaranteesSecure, NoNewRisk,
        Insured, ContractValid, FollowUpsDone, HomeCheckFresh, FourClear,
    ];
}

/// <summary>One condition of one closure: whether it holds, on what basis, who answered for it and who confirmed that.</summary>
public sealed class ClosingCondition
{
    private ClosingCondition()
    {
    }

    public Guid Id { get; private init; }

    public Guid CaseId { get; private init; }

    public int Cycle { get; private init; }

    /// <summary>One of <see cref="ClosingConditions.All"/>.</summary>
    public string Key { get; private init; } = "";

    public bool Holds { get; private set; }

    public ConditionBasis Basis { get; private set; }

    public Guid? AttestedBy { get; private set; }

    public DateTimeOffset At { get; private set; }

    /// <summary>Of the county, for an attested condition.</summary>
    public Guid? ConfirmedBy { get; private set; }

    internal static ClosingCondition Of(Case of, string key, Act act) => new() { Id = Ids.New(act.Now), CaseId = of.Id, Cycle = of.Cycle, Key = key };

    internal void Evaluate(bool holds, Act act)
    {
        Holds = holds;
        Basis = ConditionBasis.Evaluated;
        At = act.Now;
    }

    internal void Attest(bool holds, Act act)
    {
        Holds = holds;
        Basis = ConditionBasis.Attested;
        AttestedBy = act.By.UserId;
        ConfirmedBy = null;
        At = act.Now;
    }

    internal void Confirm(Act act) => ConfirmedBy = act.By.UserId;
}

/// <param name="NewRedOrOrangeHit">A hit newer than the last judgement; condition (b).</param>
/// <param name="FeedsComplete">Null where nothing tells; then it must be attested.</param>
/// <param name="AllInsured">Null where this year's enrolments are not in; then it must be attested.</param>
/// <param name="HasLabour">The household has somebody who can work.</param>
public sealed record ClosingFacts(bool NewRedOrOrangeHit, bool? FeedsComplete, bool? AllInsured, bool HasLabour);
