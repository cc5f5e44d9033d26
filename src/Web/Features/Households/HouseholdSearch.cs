using CaseFlow.Domain.Common;
using CaseFlow.Domain.Organisations;
using CaseFlow.Domain.People;
using CaseFlow.Web.Data;
using CaseFlow.Web.Data.PersonalData;
using CaseFlow.Web.Security.PersonalData;

namespace CaseFlow.Web.Features.Households;

/// <summary>Finds households within scope by what people type: a household number, a whole ID number, the beginning of a name, or a village.</summary>
public sealed class HouseholdSearch(CaseFlowDb db, IPersonalSearch search)
{
    private const int IdNumberLength = 18;

    public IQueryable<Guid> Matching(string typed)
    {
        var q = typed.Trim();
        var persons = db.Set<Person>().AsQueryable();
        if (q.Length == IdNumberLength)
        {
            return persons.WherePersonal(p => p.IdNo, search.KeyOf(PersonalKind.IdNumber, q)).Select(p => p.HouseholdId);
        }

        var named = search.PersonsNamed(q);
        var villages = db.Set<OrgUnit>()
            .Where(o => o.Kind == OrgKind.Village && (o.Name.StartsWith(q) || (o.NameEn != null && o.NameEn.StartsWith(q)))).Select(o => o.Id);
        return db.Set<Household>()
            .Where(h => h.HouseholdNo == q || villages.Contains(h.VillageId) || persons.Any(p => p.HouseholdId == h.Id && named.Contains(p.Id)))
            .Select(h => h.Id);
    }
}
