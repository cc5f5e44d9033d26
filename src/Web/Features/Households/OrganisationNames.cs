using CaseFlow.Web.Data;
using CaseFlow.Web.Resources;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Web.Features.Households;

/// <summary>Names of organisations in the reader's language.</summary>
public sealed class OrganisationNames(CaseFlowDb db)
{
    public async Task<IReadOnlyDictionary<Guid, string>> OfAsync(IEnumerable<Guid> ids, CancellationToken stop)
    {
        Guid[] wanted = [.. ids.Distinct()];
        return await db.OrgUnits.AsNoTracking().Where(u => wanted.Contains(u.Id)).Select(u => new { u.Id, u.Name, u.NameEn })
            .ToDictionaryAsync(u => u.Id, u => Texts.Pick(u.NameEn, u.Name), stop);
    }
}
