using CaseFlow.Domain.Common;

namespace CaseFlow.Domain.Detection.Rules;

/// <summary>R02: what the household bore is at least so large a share of its annual net income.</summary>
public sealed class IncomeShareRule : IRiskRule
{
    public const string Code = "R02";

    public string Rule => Code;

    public IEnumerable<RuleHit> Look(RuleContext at)
    {
        var borne = at.Burden.Household;
        if (!Reaches(borne, at))
        {
            yield break;
        }

        var income = at.Facts.AnnualNetIncome;
        var inputs = new Dictionary<string, decimal>
        {
            ["oop"] = borne.Yuan,
            ["unjudged"] = at.Burden.UnjudgedHousehold.Yuan,
            ["income"] = income.Yuan,
        };
        if (income > Money.Zero)
        {
            inputs["percent"] = Math.Round(borne.Yuan * 100m / income.Yuan, 2, MidpointRounding.AwayFromZero);
        }

        yield return at.Hit(Code, inputs, at.Policy.IncomeSharePercent, isNew: Reaches(at.Burden.UnjudgedHousehold, at));
    }

    // Multiplied, not divided: an income of nothing is reached by any cost, and no rounding decides.
    private static bool Reaches(Money borne, RuleContext at) =>
        borne > Money.Zero && borne.Yuan * 100m >= at.Policy.IncomeSharePercent * at.Facts.AnnualNetIncome.Yuan;
}
