using CaseFlow.Domain.People;

namespace CaseFlow.Web.Features.Trials;

/// <summary>Which household a trial is made with: one of the county's by number, or an invented one.</summary>
/// <param name="Number">Of a household or of a case; copied without whatever names or finds its people. Null: an invented household.</param>
/// <param name="VillageId">Where the invented one lives; null: the county's first village.</param>
/// <param name="Members">1 to 10.</param>
/// <param name="Income">Net, of the whole household in a year, in yuan.</param>
/// <param name="Paid">What the household paid itself for one stay in hospital last month, in yuan.</param>
/// <param name="Population">As registered.</param>
public sealed record HouseholdChoice(
    string? Number = null,
    Guid? VillageId = null,
    int Members = HouseholdChoice.DefaultMembers,
    decimal Income = HouseholdChoice.DefaultIncome,
    decimal Paid = HouseholdChoice.DefaultPaid,
    PopulationType Population = PopulationType.LiftedOut)
{
    public const int DefaultMembers = 3;
    public const decimal DefaultIncome = 30_000;
    public const decimal DefaultPaid = 20_000;

    /// <summary>An invented one of the kind that the rules find.</summary>
    public static HouseholdChoice Default { get; } = new();
}

/// <summary>A household as it goes into a trial: nothing in it names or finds a real person.</summary>
internal sealed record TrialHousehold(
    HouseholdDetails Details, HouseholdPlace Place, IReadOnlyList<TrialPerson> Members, IReadOnlyList<MonitoringDetails> Listed);

internal sealed record TrialPerson(
    PersonDetails Details, IReadOnlyList<EnrolmentDetails> Enrolments, IReadOnlyList<TrialDiagnosis> Diagnoses, IReadOnlyList<ExpenseDetails> Claims);

/// <param name="ConfirmedAsMajor">The expert panel's word; null: not asked.</param>
internal sealed record TrialDiagnosis(DiagnosisDetails Details, bool? ConfirmedAsMajor);
