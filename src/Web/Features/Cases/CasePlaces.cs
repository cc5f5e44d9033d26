using CaseFlow.Domain.Organisations;
using CaseFlow.Domain.People;
using CaseFlow.Web.Data;
using CaseFlow.Web.Resources;
using CaseFlow.Web.Security.PersonalData;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Web.Features.Cases;

/// <summary>Adds to cases what their households are called: number, masked head, village and township in the reader's language.</summary>
internal sealed class CasePlaces(CaseFlowDb db)
{
    public async Task<IReadOnlyList<T>> NameAsync<T>(IReadOnlyList<T> cases, CancellationToken stop)
        where T : CaseSummary
    {
        var householdIds = cases.Select(c => c.HouseholdId).Distinct().ToList();
        var households = await db.Set<Household>().AsNoTracking().Where(h => householdIds.Contains(h.Id)).ToDictionaryAsync(h => h.Id, stop);
        var headIds = households.Values.Select(h => h.HeadPersonId).OfType<Guid>().ToList();
        var heads = await db.Set<Person>().AsNoTracking().Where(p => headIds.Contains(p.Id)).ToDictionaryAsync(p => p.HouseholdId, stop);
        var unitIds = cases.SelectMany(c => new[] { c.VillageId, c.TownshipId }).OfType<Guid>().Distinct().ToList();
        var units = await db.Set<OrgUnit>().AsNoTracking().Where(o => unitIds.Contains(o.Id)).ToDictionaryAsync(o => o.Id, stop);
        return
        [
            .. cases.Select(c => c with
            {
                HouseholdNo = households.GetValueOrDefault(c.HouseholdId)?.HouseholdNo,
                HeadName = Mask.Name(heads.GetValueOrDefault(c.HouseholdId)?.Name),
                TownshipName = NameOf(units.GetValueOrDefault(c.TownshipId)),
                VillageName = c.VillageId is { } village ? NameOf(units.GetValueOrDefault(village)) : null,
            }),
        ];
    }

    private static string? NameOf(OrgUnit? unit) => unit is null ? null : Texts.Pick(unit.NameEn, unit.Name);
}
