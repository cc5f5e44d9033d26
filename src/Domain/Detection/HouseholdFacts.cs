using CaseFlow.Domain.Common;
using CaseFlow.Domain.People;

namespace CaseFlow.Domain.Detection;

/// <summary>What the rules look at: one household's facts, as plain values.</summary>
/// <param name="Claims">At least those that settled within the policy's window; others are left out by their date.</param>
/// <param name="LaterAid">Aid granted after settlement, which lowers what was borne.</param>
/// <param name="EnrolmentYears">Years whose enrolments have been imported whole: silence means something only then.</param>
public sealed record HouseholdFacts(
    Guid HouseholdId,
    string RegionCode,
    PopulationType Population,
    Money AnnualNetIncome,
    int MemberCount,
    IReadOnlyList<PersonFacts> Persons,
    IReadOnlyList<ClaimFacts> Claims,
    IReadOnlyList<AidFacts> LaterAid,
    IReadOnlyList<DiagnosisFacts> Diagnoses,
    IReadOnlyList<ListEntryFacts> ListEntries,
    IReadOnlySet<int> EnrolmentYears);

/// <param name="BirthDate">Of members with a diagnosis to be looked at; null is taken for grown up.</param>
/// <param name="LivesHere">Neither dead nor moved out as of the day.</param>
/// <param name="NotEnrolledYears">Years in which the insurer says outright that the person is not enrolled.</param>
public sealed record PersonFacts(Guid Id, DateOnly? BirthDate, bool LivesHere, IReadOnlySet<int> EnrolledYears, IReadOnlySet<int> NotEnrolledYears);

/// <param name="PersonalPaid">All that the person bore; negative on a reversal.</param>
/// <param name="Judged">A case's review has judged it: it makes no new hit.</param>
public sealed record ClaimFacts(Guid PersonId, DateOnly SettledOn, Money PersonalPaid, Money SelfFunded, bool Judged);

/// <param name="PersonId">Null: for the household.</param>
/// <param name="Judged">Granted in a case, for claims that the case has judged.</param>
public sealed record AidFacts(Guid? PersonId, DateOnly GrantedOn, Money Amount, bool Judged);

/// <param name="Raised">R06 has fired for it.</param>
/// <param name="Confirmed">The expert panel's word on a code that maps only by judgement; null: not given.</param>
public sealed record DiagnosisFacts(Guid Id, Guid PersonId, Icd10 Code, DateOnly DiagnosedOn, bool Raised, bool? Confirmed);

/// <param name="Declined">A case ended as rejected or duplicate with it before the reviewer.</param>
public sealed record ListEntryFacts(Guid Id, DateOnly RecognisedOn, DateOnly? RiskEliminatedOn, bool Declined)
{
    public bool IsOpenOn(DateOnly day) => RecognisedOn <= day && !(RiskEliminatedOn <= day);
}
