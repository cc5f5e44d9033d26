using CaseFlow.Domain.Common;
using CaseFlow.Domain.People;

namespace CaseFlow.Domain.Detection;

/// <summary>All that the rules compare with, as one version of data with the day from which it holds. Amounts in yuan.</summary>
public sealed record RiskPolicy
{
    /// <summary>Stored with every hit.</summary>
    public required string Version { get; init; }

    public required DateOnly EffectiveFrom { get; init; }

    public required int WindowMonths { get; init; }

    /// <summary>By rule; a rule that is not named here is switched off.</summary>
    public required IReadOnlyDictionary<string, Severity> Severities { get; init; }

    /// <summary>By rule, the populations that it is for; a rule that is not named is for everybody.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<PopulationType>> Populations { get; init; }

    /// <summary>R01.</summary>
    public required decimal HouseholdOutOfPocket { get; init; }

    /// <summary>R02, percent of the household's annual net income.</summary>
    public required decimal IncomeSharePercent { get; init; }

    /// <summary>R03, percent of last year's per-capita disposable income.</summary>
    public required decimal DisposableIncomePercent { get; init; }

    /// <summary>R04, by year and province.</summary>
    public required IReadOnlyList<PovertyLine> PovertyLines { get; init; }

    /// <summary>R03, by year.</summary>
    public required IReadOnlyList<DisposableIncome> DisposableIncomes { get; init; }

    /// <summary>Leaves the self-funded part out of what was borne.</summary>
    public bool CompliantOnly { get; init; }

    /// <summary>High cost (R01–R03) and harm to basic life (R04) count only together.</summary>
    public bool RequireBoth { get; init; }

    /// <summary>R06: a diagnosis is new within so many months.</summary>
    public required int NewDiagnosisMonths { get; init; }

    /// <summary>R06: the oldest age, in whole years, of a child.</summary>
    public required int ChildMaxAge { get; init; }

    /// <summary>R06: codes that a locality may add are taken in.</summary>
    public bool WithOptionalCodes { get; init; }

    /// <summary>R06: the major diseases.</summary>
    public required IReadOnlyList<MajorDisease> Diseases { get; init; }

    public bool Applies(string rule, PopulationType population) =>
        Severities.ContainsKey(rule) && (!Populations.TryGetValue(rule, out var only) || only.Contains(population));

    /// <summary>The line of that year and province, else the latest earlier one, else the earliest; a province's own before the general one.</summary>
    public PovertyLine LineOf(int year, string province)
    {
        var own = PovertyLines.Where(l => l.Province == province).ToList();
        return Nearest(own.Count > 0 ? own : PovertyLines.Where(l => l.Province is null), l => l.Year, year)
            ?? throw DetectionErrors.PolicyIncomplete("povertyLines");
    }

    /// <summary>Of the year before, else the latest earlier one published, else the earliest.</summary>
    public DisposableIncome IncomeBefore(int year) =>
        Nearest(DisposableIncomes, i => i.Year, year - 1) ?? throw DetectionErrors.PolicyIncomplete("disposableIncomes");

    private static T? Nearest<T>(IEnumerable<T> of, Func<T, int> yearOf, int year)
        where T : class
    {
        var byYear = of.OrderBy(yearOf).ToList();
        return byYear.LastOrDefault(x => yearOf(x) <= year) ?? byYear.FirstOrDefault();
    }
}

/// <param name="Province">Two digits; null: wherever no own line is published.</param>
public sealed record PovertyLine(int Year, string? Province, decimal Yuan)
{
    public Money Amount => Money.FromYuan(Yuan);
}

public sealed record DisposableIncome(int Year, decimal Yuan);
