using CaseFlow.Domain.Organisations;
using CaseFlow.Web.Data;
using CaseFlow.Web.Features.Imports.Files;
using CaseFlow.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Web.Features.Imports.Upload;

/// <summary>Which files whose officers send: the county's all of them, an agency those of its own business.</summary>
public sealed class SenderRights(CaseFlowDb db, CallerContext caller)
{
    private static readonly Dictionary<OrgKind, ImportKind[]> OfAgencies = new()
    {
        [OrgKind.InsuranceBureau] = [ImportKind.Enrolments, ImportKind.MedicalExpenses],
        [OrgKind.RuralRevitalisationBureau] = [ImportKind.Households, ImportKind.Persons, ImportKind.MonitoringList],
        [OrgKind.CivilAffairsBureau] = [ImportKind.Households, ImportKind.Persons],
    };

    /// <exception cref="Domain.Common.DomainException"><c>import.kind_forbidden</c></exception>
    public async Task DemandAsync(ImportKind kind, CancellationToken stop)
    {
        if (caller.Current.IsSystem || caller.Current.Role == Roles.CountyOfficer) return;

        var organisation = await db.Set<OrgUnit>().AsNoTracking()
            .Where(u => u.Id == caller.Current.OrganisationId).Select(u => (OrgKind?)u.Kind).SingleOrDefaultAsync(stop);
        if (organisation is not { } own || !OfAgencies.GetValueOrDefault(own, []).Contains(kind)) throw ImportErrors.KindForbidden(kind);
    }
}
