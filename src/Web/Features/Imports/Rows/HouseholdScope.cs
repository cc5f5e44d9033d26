using CaseFlow.Domain.Organisations;
using CaseFlow.Domain.People;
using CaseFlow.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Web.Features.Imports.Rows;

/// <summary>By whom a household is seen: its village, its township and the county. Who saw it only because it lived there no longer does once it has moved.</summary>
internal sealed class HouseholdScope(CaseFlowDb db)
{
    private const string Own = "own";
    private ILookup<Guid, ScopeRow> rows = Enumerable.Empty<ScopeRow>().ToLookup(r => r.SubjectId);
    private Guid? countyId;

    public async Task LoadAsync(IReadOnlyCollection<Guid> households, CancellationToken stop)
    {
        countyId ??= await db.Set<OrgUnit>().Where(u => u.Kind == OrgKind.County).Select(u => (Guid?)u.Id).FirstOrDefaultAsync(stop);
        rows = (await db.ScopeRows.Where(r => r.SubjectType == ScopeSubjects.Household && households.Contains(r.SubjectId)).ToListAsync(stop))
            .ToLookup(r => r.SubjectId);
    }

    public void See(Household household)
    {
        var wanted = new[] { household.VillageId, household.TownshipId, countyId ?? Guid.Empty }.Where(id => id != Guid.Empty).ToHashSet();
        foreach (var kept in rows[household.Id].Where(r => db.Entry(r).State != EntityState.Deleted))
        {
            if (!wanted.Remove(kept.OrganisationId) && kept.Reason == Own) db.Remove(kept);
        }

        db.ScopeRows.AddRange(wanted.Select(organisation => new ScopeRow(ScopeSubjects.Household, household.Id, organisation, Own)));
    }
}
