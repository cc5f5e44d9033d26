using CaseFlow.Domain.Common;
using CaseFlow.Domain.Organisations;
using CaseFlow.Domain.People;
using CaseFlow.Web.Data;
using CaseFlow.Web.Data.PersonalData;
using CaseFlow.Web.Security.PersonalData;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Web.Features.Imports.Rows;

/// <summary>What rows refer to, one query for a whole batch.</summary>
internal sealed class Lookups(CaseFlowDb db, IPersonalSearch search)
{
    /// <param name="idNumbers">Normalised.</param>
    /// <param name="track">False: only looked at.</param>
    /// <param name="stop">Of the command.</param>
    public async Task<Dictionary<string, Person>> PersonsAsync(IEnumerable<string> idNumbers, bool track, CancellationToken stop)
    {
        var keys = idNumbers.Distinct().Select(number => search.KeyOf(PersonalKind.IdNumber, number)).ToArray();
        var persons = db.Set<Person>().WherePersonal(p => p.IdNo, keys);
        return await (track ? persons : persons.AsNoTracking()).ToDictionaryAsync(p => p.IdNo, stop);
    }

    public async Task<Dictionary<string, Household>> HouseholdsAsync(IEnumerable<string> numbers, CancellationToken stop)
    {
        var wanted = numbers.Distinct().ToArray();
        return await db.Set<Household>().Where(h => wanted.Contains(h.HouseholdNo)).ToDictionaryAsync(h => h.HouseholdNo, stop);
    }

    /// <param name="codes">Of villages, townships, institutions.</param>
    /// <param name="track">False: only looked at.</param>
    /// <param name="stop">Of the command.</param>
    public async Task<Dictionary<string, OrgUnit>> OrganisationsAsync(IEnumerable<string> codes, bool track, CancellationToken stop)
    {
        var wanted = codes.Distinct().ToArray();
        var units = db.Set<OrgUnit>().AsTracking(track ? QueryTrackingBehavior.TrackAll : QueryTrackingBehavior.NoTracking);
        return await units.Where(u => wanted.Contains(u.Code)).ToDictionaryAsync(u => u.Code, stop);
    }
}

internal static class Found
{
    /// <exception cref="DomainException"><c>row.person_unknown</c></exception>
    public static Person Or(this Dictionary<string, Person> persons, string idNo) =>
        persons.GetValueOrDefault(idNo) ?? throw RowErrors.PersonUnknown();

    /// <exception cref="DomainException"><c>row.household_unknown</c></exception>
    public static Household Or(this Dictionary<string, Household> households, string number) =>
        households.GetValueOrDefault(number) ?? throw RowErrors.HouseholdUnknown();

    /// <exception cref="DomainException"><c>row.institution_unknown</c></exception>
    public static OrgUnit InstitutionOr(this Dictionary<string, OrgUnit> units, string code) =>
        units.GetValueOrDefault(code) is { } unit && unit.Kind.IsInstitution() ? unit : throw RowErrors.InstitutionUnknown();
}
