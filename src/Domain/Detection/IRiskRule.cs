namespace CaseFlow.Domain.Detection;

/// <summary>One rule of detection: a class, its numbers in the policy.</summary>
public interface IRiskRule
{
    /// <summary>For example <c>R01</c>.</summary>
    string Rule { get; }

    /// <summary>Asked only when the policy has the rule switched on for the household's population.</summary>
    IEnumerable<RuleHit> Look(RuleContext at);
}

/// <summary>What a rule looks at, and how it says what it found.</summary>
public sealed record RuleContext(HouseholdFacts Facts, RiskPolicy Policy, DateOnly AsOf, Burden Burden)
{
    public RuleHit Hit(
        string rule,
        IReadOnlyDictionary<string, decimal> inputs,
        decimal? threshold = null,
        bool isNew = true,
        Guid? personId = null,
        Guid? sourceId = null) =>
        new(rule, Policy.Severities[rule], personId, sourceId, inputs, threshold, Policy.Version, isNew);
}
