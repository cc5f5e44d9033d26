using CaseFlow.Domain.People;
using CaseFlow.Web.Data;
using CaseFlow.Web.Security.PersonalData;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Web.Features.Shared;

/// <summary>Who a household is called after, masked: 王**.</summary>
public sealed class Heads(CaseFlowDb db)
{
    public sealed record Found(string Name, Guid VillageId, Guid TownshipId);

    public async Task<IReadOnlyDictionary<Guid, Found>> OfAsync(IEnumerable<Guid?> householdIds, CancellationToken stop)
    {
        Guid[] ids = [.. householdIds.OfType<Guid>().Distinct()];
        var households = await db.Set<Household>().AsNoTracking()
            .Where(h => ids.Contains(h.Id))
            .Select(h => new { h.Id, h.HeadPersonId, h.VillageId, h.TownshipId })
            .ToListAsync(stop);
        Guid[] headIds = [.. households.Select(h => h.HeadPersonId).OfType<Guid>()];
        var heads = await db.Set<Person>().AsNoTracking().Where(p => headIds.Contains(p.Id)).ToDictionaryAsync(p => p.Id, stop);
        return households.ToDictionary(
            h => h.Id,
            h => new Found(
                h.HeadPersonId is { } head && heads.TryGetValue(head, out var person) ? Mask.Name(person.Name)! : "–",
                h.VillageId,
                h.TownshipId));
    }
}
