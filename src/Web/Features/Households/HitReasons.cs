using System.Globalization;
using CaseFlow.Domain.Detection;
using CaseFlow.Domain.Detection.Rules;
using CaseFlow.Web.Resources;

namespace CaseFlow.Web.Features.Households;

/// <summary>Says in the reader's language why a rule hit.</summary>
public sealed class HitReasons(Texts texts)
{
    private static readonly string[] Plain = ["year", "lineYear", "disposableIncomeYear", "members"];

    public HitLine Line(RuleHit hit)
    {
        var code = $"rule.{hit.Rule}";
        return new(
            hit.Rule, hit.Severity, code, texts.Say(code, Words(hit)), hit.PersonId, hit.SourceId, hit.Inputs, hit.Threshold, hit.PolicyVersion, hit.IsNew,
            hit.NeedsConfirmation);
    }

    private Dictionary<string, object?> Words(RuleHit hit)
    {
        var words = hit.Inputs.ToDictionary(i => i.Key, i => (object?)Word(i.Key, i.Value), StringComparer.Ordinal);
        words["threshold"] = hit.Threshold is { } threshold ? Word(hit.Rule == IncomeShareRule.Code ? "percent" : "threshold", threshold) : "";
        words.TryAdd("percent", "–"); // of an income of nothing
        return words;
    }

    private string Word(string name, decimal value) =>
        Plain.Contains(name) ? value.ToString("0", CultureInfo.InvariantCulture)
        : name == "percent" ? value.ToString("0.##", CultureInfo.InvariantCulture) + "%"
        : texts.Yuan(value);
}
