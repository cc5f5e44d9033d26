using CaseFlow.Domain.People;

namespace CaseFlow.Domain.Detection.Rules;

/// <summary>R06: a new diagnosis of one of the major diseases; once per diagnosis. A code that maps by judgement waits for the expert panel.</summary>
public sealed class MajorDiseaseRule : IRiskRule
{
    public const string Code = "R06";

    private static readonly Dictionary<string, decimal> NoInputs = [];

    public string Rule => Code;

    public IEnumerable<RuleHit> Look(RuleContext at)
    {
        var after = at.AsOf.AddMonths(-at.Policy.NewDiagnosisMonths);
        foreach (var diagnosis in at.Facts.Diagnoses.Where(d => d.DiagnosedOn > after && d.DiagnosedOn <= at.AsOf))
        {
            var match = MatchOf(diagnosis, at);
            if (match is DiseaseMatch.NeedsConfirmation && diagnosis.Confirmed is null)
            {
                yield return at.Hit(Code, NoInputs, personId: diagnosis.PersonId, sourceId: diagnosis.Id) with
                {
                    Severity = Severity.Grey,
                    NeedsConfirmation = true,
                };
            }
            else if (match is DiseaseMatch.Certain || (match is DiseaseMatch.NeedsConfirmation && diagnosis.Confirmed is true))
            {
                yield return at.Hit(Code, NoInputs, isNew: !diagnosis.Raised, personId: diagnosis.PersonId, sourceId: diagnosis.Id);
            }
        }
    }

    private static DiseaseMatch MatchOf(DiagnosisFacts diagnosis, RuleContext at)
    {
        var born = at.Facts.Persons.FirstOrDefault(p => p.Id == diagnosis.PersonId)?.BirthDate;
        Icd10[] others = [.. at.Facts.Diagnoses.Where(d => d.PersonId == diagnosis.PersonId && d.Id != diagnosis.Id).Select(d => d.Code)];
        return at.Policy.Match(diagnosis.Code, Age(born, diagnosis.DiagnosedOn), others);
    }

    private static int? Age(DateOnly? born, DateOnly on) =>
        born is { } birth ? on.Year - birth.Year - (birth.AddYears(on.Year - birth.Year) > on ? 1 : 0) : null;
}
