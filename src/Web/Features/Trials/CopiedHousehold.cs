using CaseFlow.Domain.People;
using CaseFlow.Web.Features.Demo;
using CaseFlow.Web.Features.Demo.Facts;

namespace CaseFlow.Web.Features.Trials;

/// <summary>The facts of one of the county's households under invented people: what rules and steps look at stays (ages, relations, costs, diagnoses, lists),
/// what names or finds somebody does not (names, ID numbers, telephones, address, account, numbers of claims and referrals). What earlier cases judged counts
/// again, because in the trial there was none.</summary>
internal sealed class CopiedHousehold(Household household, DateOnly today)
{
    private readonly DemoRandom random = new(seed: today.DayNumber, stream: -7);
    private readonly DemoIdNumbers numbers = new();
    private readonly Dictionary<(Guid Institution, string ClaimNo), string> claims = [];

    public TrialHousehold With(
        IReadOnlyList<Person> persons,
        ILookup<Guid, Enrolment> enrolments,
        ILookup<Guid, Diagnosis> diagnoses,
        ILookup<Guid, MedicalExpense> expenses,
        IReadOnlyList<MonitoringEntry> entries)
    {
        var details = new HouseholdDetails(
            "TRIAL-1", household.RegionCode, "—", household.PopulationType, household.RegisteredOn, household.LiftedOutYear, household.MemberCount,
            household.AnnualNetIncome, household.IncomeYear, household.LabourCount, null);
        return new(
            details,
            new(household.VillageId, household.TownshipId),
            [.. persons.Select(p => Member(p, enrolments[p.Id], diagnoses[p.Id], expenses[p.Id]))],
            [.. entries.Select(e => new MonitoringDetails(e.MonitoringType, e.RecognisedOn, e.RiskEliminatedOn))]);
    }

    private TrialPerson Member(Person person, IEnumerable<Enrolment> enrolments, IEnumerable<Diagnosis> diagnoses, IEnumerable<MedicalExpense> expenses)
    {
        DiagnosisDetails Known(Diagnosis d, DateOnly birth) =>
            new(d.Icd10, d.Name, d.DiagnosedOn < birth ? birth : d.DiagnosedOn, d.InstitutionId);

        var birth = BirthOf(person);
        var idNo = numbers.Next(random, birth, person.Sex);
        var details = new PersonDetails(
            idNo,
            DemoNames.Of(random, person.Sex),
            null,
            person.RelationToHead,
            person.DisabilityCert is { Length: > 2 } certificate ? idNo + certificate[^2..] : null, // kind and degree stand at its end
            person.AdlDependent,
            person.SpecialFamilyPlanning,
            person.DeathDate,
            person.MovedOutOn);
        return new(
            details,
            [.. enrolments.Select(e => new EnrolmentDetails(
                e.Year, e.Enrolled, e.Scheme, e.Premium, e.Subsidy, e.SelfPaid, e.SubsidyClass, e.EnrolledOn, e.ECardActivated))],
            [.. diagnoses.Select(d => new TrialDiagnosis(Known(d, birth), d.ConfirmedAsMajor))],
            [.. expenses.OrderBy(e => e.SettleDate).ThenBy(e => e.Id).Select(Claim)]);
    }

    /// <summary>Of the same age today, and no more: the first or the last day of the year of birth.</summary>
    private DateOnly BirthOf(Person person)
    {
        var born = person.BirthDate;
        var hadBirthday = born.AddYears(today.Year - born.Year) <= today;
        var leftThatYear = born.Year == person.DeathDate?.Year || born.Year == person.MovedOutOn?.Year;
        var day = hadBirthday || leftThatYear ? new DateOnly(born.Year, 1, 1) : new DateOnly(born.Year, 12, 31);
        return day > today ? today : day;
    }

    private ExpenseDetails Claim(MedicalExpense e) => new(
        e.Period,
        NumberOf(e.InstitutionId, e.ClaimNo),
        e.VisitType,
        e.InstitutionId,
        e.Level,
        e.AdmitDate,
        e.DischargeDate,
        e.SettleDate,
        e.Icd10,
        e.Total,
        e.SelfFunded,
        e.Compliant,
        e.BasicPaid,
        e.MajorPaid,
        e.AidPaid,
        e.Bottom351Paid,
        e.Supp180Paid,
        e.OtherPaid,
        e.PersonalPaid,
        e.PayAfterTreatment,
        e.Deposit,
        e.OneStop,
        e.ReferralNo is null ? null : "R",
        e.ReversesClaimNo is { } reversed ? NumberOf(e.InstitutionId, reversed) : null);

    private string NumberOf(Guid institution, string claimNo)
    {
        if (!claims.TryGetValue((institution, claimNo), out var number)) claims[(institution, claimNo)] = number = $"TRIAL-{claims.Count + 1}";
        return number;
    }
}
