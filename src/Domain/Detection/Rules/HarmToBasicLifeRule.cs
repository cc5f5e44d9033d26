using CaseFlow.Domain.Common;

namespace CaseFlow.Domain.Detection.Rules;

/// <summary>R04: what is left of the net income after medical cost, per member, is below the line. Without any cost it is not illness that
/// harms, and the rule is silent.</summary>
public sealed class HarmToBasicLifeRule : IRiskRule
{
    public const string Code = "R04";

    public string Rule => Code;

    public IEnumerable<RuleHit> Look(RuleContext at)
    {
        var line = at.Policy.LineOf(at.AsOf.Year, at.Facts.RegionCode[..2]);
        var borne = at.Burden.Household;
        if (!FallsBelow(borne, line, at.Facts))
        {
            yield break;
        }

        var left = (at.Facts.AnnualNetIncome - borne).Yuan / at.Facts.MemberCount;
        yield return at.Hit(
            Code,
            new Dictionary<string, decimal>
            {
                ["oop"] = borne.Yuan,
                ["unjudged"] = at.Burden.UnjudgedHousehold.Yuan,
                ["income"] = at.Facts.AnnualNetIncome.Yuan,
                ["members"] = at.Facts.MemberCount,
                ["leftPerMember"] = Math.Round(left, 2, MidpointRounding.AwayFromZero),
                ["lineYear"] = line.Year,
            },
            line.Yuan,
            isNew: FallsBelow(at.Burden.UnjudgedHousehold, line, at.Facts));
    }

    // Multiplied, not divided: no rounding decides.
    private static bool FallsBelow(Money borne, PovertyLine line, HouseholdFacts facts) =>
        borne > Money.Zero && (facts.AnnualNetIncome - borne).Yuan < line.Yuan * facts.MemberCount;
}
