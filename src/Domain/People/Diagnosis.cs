using CaseFlow.Domain.Common;

namespace CaseFlow.Domain.People;

/// <summary>三个一批: which of the three batches treats it.</summary>
public enum TreatmentBatch
{
    Major,
    Chronic,
    Serious,
}

public enum DiagnosisOutcome
{
    Active,
    Cured,
    Changed,
    Died,
}

/// <summary>What an institution reports; <see cref="Diagnosis"/> checks it.</summary>
public sealed record DiagnosisDetails(string Icd10, string Name, DateOnly DiagnosedOn, Guid? InstitutionId);

/// <summary>A person's illness. Known again by person, code and date.</summary>
public sealed class Diagnosis
{
    public const int NameMaxLength = 120;

    private Diagnosis()
    {
    }

    public Guid Id { get; private set; }

    public Guid PersonId { get; private set; }

    public Guid HouseholdId { get; private set; }

    [Personal(PersonalKind.Diagnosis)]
    public string Icd10 { get; private set; } = "";

    [Personal(PersonalKind.Diagnosis)]
    public string Name { get; private set; } = "";

    public DateOnly DiagnosedOn { get; private set; }

    public Guid? InstitutionId { get; private set; }

    public TreatmentBatch? Batch { get; private set; }

    public DiagnosisOutcome Outcome { get; private set; }

    public DateOnly? LastReviewOn { get; private set; }

    public Guid? PlanId { get; private set; }

    public Guid? FixedHospitalId { get; private set; }

    /// <summary>The signal that R06 raised for it: the rule fires once per diagnosis.</summary>
    public Guid? RaisedInSignalId { get; private set; }

    /// <summary>What the expert panel said of a code that our table maps only by judgement; null until asked and answered.</summary>
    public bool? ConfirmedAsMajor { get; private set; }

    /// <exception cref="DomainException">As <see cref="PeopleErrors"/> says.</exception>
    public static Diagnosis Record(Person person, DiagnosisDetails details, DateOnly today, DateTimeOffset now)
    {
        var (code, name) = Checked(person, details, today);
        return new()
        {
            Id = Ids.New(now),
            PersonId = person.Id,
            HouseholdId = person.HouseholdId,
            Icd10 = code,
            Name = name,
            DiagnosedOn = details.DiagnosedOn,
            InstitutionId = details.InstitutionId,
        };
    }

    public bool IsSameAs(DiagnosisDetails details) => DiagnosedOn == details.DiagnosedOn && Icd10 == details.Icd10.Trim();

    /// <summary>The same diagnosis reported again.</summary>
    /// <returns>Whether anything changed.</returns>
    public bool Update(Person person, DiagnosisDetails details, DateOnly today)
    {
        var (_, name) = Checked(person, details, today);
        var institution = details.InstitutionId ?? InstitutionId;
        if (name == Name && institution == InstitutionId && person.HouseholdId == HouseholdId)
        {
            return false;
        }

        Name = name;
        InstitutionId = institution;
        HouseholdId = person.HouseholdId;
        return true;
    }

    public void MarkRaised(Guid signalId) => RaisedInSignalId ??= signalId;

    /// <summary>The expert panel's answer.</summary>
    public void Confirm(bool isMajor) => ConfirmedAsMajor = isMajor;

    public void PlanTreatment(Guid planId, TreatmentBatch batch, Guid? fixedHospitalId)
    {
        PlanId = planId;
        Batch = batch;
        FixedHospitalId = fixedHospitalId;
    }

    /// <summary>The yearly review.</summary>
    public void Review(DiagnosisOutcome outcome, DateOnly on)
    {
        Check.Order(DiagnosedOn, "diagnosedOn", on, "lastReviewOn");
        Outcome = outcome;
        LastReviewOn = on;
    }

    private static (string Code, string Name) Checked(Person person, DiagnosisDetails given, DateOnly today)
    {
        var code = People.Icd10.Parse(given.Icd10).Value;
        Check.NotFuture(given.DiagnosedOn, "diagnosedOn", today);
        return given.DiagnosedOn < person.BirthDate
            ? throw PeopleErrors.DateBeforeBirth("diagnosedOn")
            : (code, Check.Text(given.Name, "name", NameMaxLength));
    }
}
