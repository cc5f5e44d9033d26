using CaseFlow.Domain.People;

namespace CaseFlow.Web.Features.Demo.Facts;

/// <summary>An invented household as a register, an insurer and the institutions would report it; not yet checked by the domain.</summary>
/// <param name="Number">Its place in the county, from 0.</param>
/// <param name="Listed">Its line on the monitoring list.</param>
internal sealed record DemoHousehold(int Number, HouseholdDetails Details, IReadOnlyList<DemoPerson> Members, MonitoringDetails? Listed)
{
    public int Claims => Members.Sum(m => m.Claims.Count);
}

internal sealed record DemoPerson(
    PersonDetails Details,
    IReadOnlyList<EnrolmentDetails> Enrolments,
    IReadOnlyList<DemoDiagnosis> Diagnoses,
    IReadOnlyList<DemoClaim> Claims);

/// <param name="Institution">Its code.</param>
internal sealed record DemoDiagnosis(string Icd10, string Name, DateOnly On, string Institution);

/// <param name="Institution">Its code; the details' institution is empty until it is written.</param>
/// <param name="Details">Of the claim.</param>
internal sealed record DemoClaim(string Institution, ExpenseDetails Details);
