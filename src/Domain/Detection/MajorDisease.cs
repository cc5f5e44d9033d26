using CaseFlow.Domain.People;

namespace CaseFlow.Domain.Detection;

/// <summary>One of the thirty major diseases, with the codes that stand for it.</summary>
public sealed record MajorDisease(int Number, string Name, string NameZh, bool ChildOnly, IReadOnlyList<DiseaseCode> Codes);

/// <param name="Code">A prefix (<c>C16</c>) or a range of categories (<c>J60-J65</c>).</param>
/// <param name="ByJudgement">The mapping is our judgement: a match asks the expert panel before R06.</param>
/// <param name="Optional">A locality may add it.</param>
/// <param name="With">Counts only beside another diagnosis of the person under this code.</param>
public sealed record DiseaseCode(string Code, bool ByJudgement = false, bool Optional = false, string? With = null);

public enum DiseaseMatch
{
    None,
    NeedsConfirmation,
    Certain,
}

public static class DiseaseTable
{
    /// <summary>How surely a code is one of the table's; a code under several entries counts by the surest.</summary>
    /// <param name="age">Whole years at diagnosis; null is taken for grown up.</param>
    /// <param name="others">The person's other codes.</param>
    public static DiseaseMatch Match(this RiskPolicy policy, Icd10 code, int? age, IReadOnlyCollection<Icd10> others) =>
        policy.Entries(code, age, others).Select(e => e.Code.ByJudgement ? DiseaseMatch.NeedsConfirmation : DiseaseMatch.Certain)
            .DefaultIfEmpty(DiseaseMatch.None).Max();

    /// <summary>The disease a code stands for, to be named on screen; null when it is none.</summary>
    public static MajorDisease? DiseaseOf(this RiskPolicy policy, Icd10 code, int? age, IReadOnlyCollection<Icd10> others) =>
        policy.Entries(code, age, others).OrderBy(e => e.Code.ByJudgement).Select(e => e.Disease).FirstOrDefault();

    private static IEnumerable<(MajorDisease Disease, DiseaseCode Code)> Entries(
        this RiskPolicy policy, Icd10 code, int? age, IReadOnlyCollection<Icd10> others) =>
        from disease in policy.Diseases
        where !disease.ChildOnly || age <= policy.ChildMaxAge
        from entry in disease.Codes
        where (!entry.Optional || policy.WithOptionalCodes)
            && code.IsUnder(entry.Code)
            && (entry.With is null || others.Any(o => o.IsUnder(entry.With)))
        select (disease, entry);
}
