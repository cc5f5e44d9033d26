namespace CaseFlow.Domain.Detection;

/// <summary>What all rules said of one household as of one day.</summary>
public sealed record Evaluation(Guid HouseholdId, DateOnly AsOf, string PolicyVersion, IReadOnlyList<RuleHit> Hits)
{
    /// <summary>The gravest of the new Red and Orange hits; null: nothing to open a case for.</summary>
    public Severity? OpensCaseAt => Hits.Where(h => h.OpensCase).Select(h => (Severity?)h.Severity).Max();

    /// <summary>The gravest hit, new or not; those that wait for confirmation left out.</summary>
    public Severity? Severity => Hits.Where(h => !h.NeedsConfirmation).Select(h => (Severity?)h.Severity).Max();

    public IEnumerable<RuleHit> Gaps => Hits.Where(h => h.OpensGap);

    public IEnumerable<RuleHit> ToConfirm => Hits.Where(h => h.NeedsConfirmation);
}
