using System.Globalization;
using CaseFlow.Domain.Detection;
using CaseFlow.Web.Resources;

namespace CaseFlow.Web.Features.Shared;

/// <summary>A rule hit as people read it: what was found, what it was compared with, and how the number came about.</summary>
public static class RuleHits
{
    /// <summary>For example "R01 Own medical cost of the household in 12 months: ¥14,210.00 ≥ ¥10,000.00".</summary>
    public static string Sentence(this Texts texts, RuleHit hit)
    {
        var parameters = new Dictionary<string, object?>(StringComparer.Ordinal) { ["threshold"] = Number(texts, hit.Rule == "R02" ? "percent" : "yuan", hit.Threshold) };
        foreach (var (name, value) in hit.Inputs)
        {
            parameters[name] = Number(texts, name, value);
        }

        return texts.Say($"rule.{hit.Rule}", parameters);
    }

    private static string Number(Texts texts, string name, decimal? value) => value is not { } some ? "–" : name switch
    {
        "year" or "lineYear" or "members" or "disposableIncomeYear" => some.ToString("0", CultureInfo.InvariantCulture),
        "percent" => some.ToString("0.00", CultureInfo.InvariantCulture) + "%",
        _ => texts.Yuan(some),
    };
}
