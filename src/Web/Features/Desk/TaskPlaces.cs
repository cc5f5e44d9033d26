using CaseFlow.Domain.Cases;
using CaseFlow.Domain.Organisations;
using CaseFlow.Domain.People;

namespace CaseFlow.Web.Features.Desk;

/// <summary>Turns the scope a definition names into an organisation: <c>village</c>, <c>township</c>, <c>county</c> of the household,
/// <c>supervision</c>, <c>agency:Kind</c>, or an id. Where there is none, the county office.</summary>
public sealed class TaskPlaces(OrgTree organisations)
{
    public async Task<Guid> OrganisationAsync(string scope, Household? household, CancellationToken stop)
    {
        if (Guid.TryParse(scope, out var id))
        {
            return id;
        }

        var place = scope switch
        {
            "village" => household?.VillageId,
            "township" => household?.TownshipId,
            "supervision" => await organisations.FirstAsync(OrgKind.SupervisionGroup, stop),
            _ when scope.StartsWith("agency:", StringComparison.Ordinal) => await AgencyAsync(scope["agency:".Length..], household, stop),
            _ => null,
        };
        return place is { } known && known != Guid.Empty ? known : await organisations.CountyAsync(stop);
    }

    /// <summary>The organisation behind an agency's code: the county's only one, or of a health centre the township's own.</summary>
    public async Task<Guid?> AgencyAsync(string code, Household? household, CancellationToken stop)
    {
        if (code is Agencies.TownshipHealthCentre)
        {
            return household?.TownshipId; // township officers work in the township's unit, of which the centre is part
        }

        return Enum.TryParse<OrgKind>(code, out var kind) ? await organisations.FirstAsync(kind, stop) : null;
    }
}
