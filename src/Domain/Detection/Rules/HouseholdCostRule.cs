using CaseFlow.Domain.Common;

namespace CaseFlow.Domain.Detection.Rules;

/// <summary>R01: the household bore at least so much within the window.</summary>
public sealed class HouseholdCostRule : IRiskRule
{
    public const string Code = "R01";

    public string Rule => Code;

    public IEnumerable<RuleHit> Look(RuleContext at)
    {
        var limit = Money.FromYuan(at.Policy.HouseholdOutOfPocket);
        if (at.Burden.Household < limit)
        {
            yield break;
        }

        yield return at.Hit(
            Code,
            new Dictionary<string, decimal> { ["oop"] = at.Burden.Household.Yuan, ["unjudged"] = at.Burden.UnjudgedHousehold.Yuan },
            limit.Yuan,
            isNew: at.Burden.UnjudgedHousehold >= limit);
    }
}
