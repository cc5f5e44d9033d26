using System.Collections.Frozen;

namespace CaseFlow.Domain.Cases;

/// <summary>Where a case stands; domain reference §3.</summary>
public enum CaseStage
{
    Detected,
    TownshipVerification,
    CountyReview,
    Referral,
    Assistance,
    ClosureReview,
    Closed,

    /// <summary>Aid stays, nothing is written off; reviewed yearly.</summary>
    ContinuingSupport,
    Rejected,
    Duplicate,
    MovedAway,

    /// <summary>The sole member died.</summary>
    EndedNaturally,
}

public static class CaseStages
{
    private static readonly FrozenDictionary<CaseStage, CaseStage[]> Allowed = new Dictionary<CaseStage, CaseStage[]>
    {
        [CaseStage.Detected] = [CaseStage.TownshipVerification, CaseStage.Rejected, CaseStage.Duplicate],
        [CaseStage.TownshipVerification] = [CaseStage.CountyReview, CaseStage.Rejected],
        [CaseStage.CountyReview] = [CaseStage.TownshipVerification, CaseStage.Referral, CaseStage.Rejected],
        [CaseStage.Referral] = [CaseStage.Assistance, CaseStage.CountyReview],
        [CaseStage.Assistance] = [CaseStage.ClosureReview],
        [CaseStage.ClosureReview] = [CaseStage.Closed, CaseStage.Assistance, CaseStage.ContinuingSupport],
        [CaseStage.ContinuingSupport] = [CaseStage.ClosureReview],
        [CaseStage.Closed] = [CaseStage.TownshipVerification],
    }.ToFrozenDictionary();

    /// <summary>Work goes on: nothing else may open a second case for the household.</summary>
    public static bool IsOpen(this CaseStage stage) =>
        stage is not (CaseStage.Closed or CaseStage.Rejected or CaseStage.Duplicate or CaseStage.MovedAway or CaseStage.EndedNaturally);

    public static IReadOnlyList<CaseStage> Open { get; } = [.. Enum.GetValues<CaseStage>().Where(IsOpen)];

    /// <summary>Moving away and a natural end may come at any time while the case is open.</summary>
    public static bool MayBecome(this CaseStage from, CaseStage to) =>
        (Allowed.TryGetValue(from, out var next) && next.Contains(to))
        || (from.IsOpen() && to is (CaseStage.MovedAway or CaseStage.EndedNaturally));
}
