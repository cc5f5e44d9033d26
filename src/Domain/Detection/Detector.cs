using CaseFlow.Domain.Detection.Rules;

namespace CaseFlow.Domain.Detection;

/// <summary>Runs the rules over one household's facts.</summary>
public sealed class Detector(IEnumerable<IRiskRule> rules)
{
    private static readonly string[] HighCost = [HouseholdCostRule.Code, IncomeShareRule.Code, PersonCostRule.Code];

    private readonly IRiskRule[] rules = [.. rules.OrderBy(r => r.Rule, StringComparer.Ordinal)];

    /// <summary>The rules that exist so far; which of them run is the policy's word.</summary>
    public static IReadOnlyList<IRiskRule> AllRules { get; } =
    [
        new HouseholdCostRule(),
        new IncomeShareRule(),
        new PersonCostRule(),
        new HarmToBasicLifeRule(),
        new MajorDiseaseRule(),
        new NotEnrolledRule(),
        new MonitoringListRule(),
    ];

    public Evaluation Evaluate(HouseholdFacts facts, RiskPolicy policy, DateOnly asOf)
    {
        var context = new RuleContext(facts, policy, asOf, Burden.Of(facts, policy, asOf));
        List<RuleHit> hits = [.. rules.Where(r => policy.Applies(r.Rule, facts.Population)).SelectMany(r => r.Look(context))];
        return new(facts.HouseholdId, asOf, policy.Version, policy.RequireBoth ? Together(hits) : hits);
    }

    private static List<RuleHit> Together(List<RuleHit> hits) =>
        hits.Exists(IsCost) && hits.Exists(IsHarm) ? hits : hits.FindAll(h => !IsCost(h) && !IsHarm(h));

    private static bool IsCost(RuleHit hit) => HighCost.Contains(hit.Rule);

    private static bool IsHarm(RuleHit hit) => hit.Rule == HarmToBasicLifeRule.Code;
}
