namespace CaseFlow.Domain.Detection;

/// <summary>The latest word of the rules on a household, whether it opened anything or not.</summary>
public sealed class HouseholdAssessment
{
    private HouseholdAssessment()
    {
    }

    public HouseholdAssessment(Guid householdId) => HouseholdId = householdId;

    public Guid HouseholdId { get; private set; }

    public DateOnly AsOf { get; private set; }

    public string PolicyVersion { get; private set; } = "";

    /// <summary>The gravest hit, new or not.</summary>
    public Severity? Severity { get; private set; }

    public IReadOnlyList<RuleHit> Hits { get; private set; } = [];

    /// <summary>The day moves on only with the hits: a night that finds the same writes nothing.</summary>
    /// <returns>Whether the hits changed.</returns>
    public bool Take(Evaluation evaluation)
    {
        if (PolicyVersion == evaluation.PolicyVersion && Same(Hits, evaluation.Hits))
        {
            return false;
        }

        AsOf = evaluation.AsOf;
        PolicyVersion = evaluation.PolicyVersion;
        Severity = evaluation.Severity;
        Hits = evaluation.Hits;
        return true;
    }

    internal static bool Same(IReadOnlyList<RuleHit> a, IReadOnlyList<RuleHit> b) =>
        a.Count == b.Count && a.Zip(b).All(p => Same(p.First, p.Second));

    private static bool Same(RuleHit a, RuleHit b) =>
        a.Key == b.Key && a.Severity == b.Severity && a.IsNew == b.IsNew && a.NeedsConfirmation == b.NeedsConfirmation && a.Threshold == b.Threshold
        && a.Inputs.Count == b.Inputs.Count && a.Inputs.All(i => b.Inputs.TryGetValue(i.Key, out var other) && other == i.Value);
}
