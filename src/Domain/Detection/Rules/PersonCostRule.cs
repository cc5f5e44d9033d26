namespace CaseFlow.Domain.Detection.Rules;

/// <summary>R03: one person bore more than last year's local per-capita disposable income.</summary>
public sealed class PersonCostRule : IRiskRule
{
    public const string Code = "R03";

    public string Rule => Code;

    public IEnumerable<RuleHit> Look(RuleContext at)
    {
        var income = at.Policy.IncomeBefore(at.AsOf.Year);
        var limit = income.Yuan * at.Policy.DisposableIncomePercent / 100m;
        foreach (var person in at.Burden.Persons)
        {
            var borne = at.Burden.Of(person);
            if (borne.Yuan > limit)
            {
                var unjudged = at.Burden.UnjudgedOf(person);
                yield return at.Hit(
                    Code,
                    new Dictionary<string, decimal>
                    {
                        ["oop"] = borne.Yuan,
                        ["unjudged"] = unjudged.Yuan,
                        ["disposableIncome"] = income.Yuan,
                        ["disposableIncomeYear"] = income.Year,
                    },
                    limit,
                    isNew: unjudged.Yuan > limit,
                    personId: person);
            }
        }
    }
}
