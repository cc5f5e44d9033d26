namespace CaseFlow.Domain.Detection;

/// <summary>What a rule found, with what it compared. Ids, codes and numbers only: a diagnosis is named by its id.</summary>
/// <param name="Rule">For example <c>R01</c>.</param>
/// <param name="PersonId">Whom it concerns; null for the household.</param>
/// <param name="SourceId">The diagnosis, list entry or signal that made it; null for sums.</param>
/// <param name="Inputs">Amounts in yuan, counts, years, percentages, by name.</param>
/// <param name="Threshold">What was compared with, in the unit of the compared input; null where nothing is compared.</param>
/// <param name="IsNew">Not judged, raised or declined before: only such a hit opens or reopens a case or forbids closing one.</param>
/// <param name="NeedsConfirmation">The expert panel must confirm the disease before this becomes a hit.</param>
public sealed record RuleHit(
    string Rule,
    Severity Severity,
    Guid? PersonId,
    Guid? SourceId,
    IReadOnlyDictionary<string, decimal> Inputs,
    decimal? Threshold,
    string PolicyVersion,
    bool IsNew,
    bool NeedsConfirmation = false)
{
    /// <summary>The same finding on another day has the same key.</summary>
    public string Key => $"{Rule}:{PersonId}:{SourceId}";

    /// <summary>Opens a case.</summary>
    public bool OpensCase => IsNew && !NeedsConfirmation && Severity >= Severity.Orange;

    /// <summary>Opens a service-gap task.</summary>
    public bool OpensGap => !NeedsConfirmation && Severity is Severity.Yellow;
}
