using CaseFlow.Domain.Organisations;
using CaseFlow.Web.Data;
using CaseFlow.Web.Resources;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Web.Features.Shared;

/// <summary>Names of organisations in the reader's language.</summary>
public sealed class Places(CaseFlowDb db)
{
    private readonly Dictionary<Guid, string> known = [];

    public async Task LoadAsync(IEnumerable<Guid?> ids, CancellationToken stop)
    {
        Guid[] missing = [.. ids.OfType<Guid>().Distinct().Where(id => !known.ContainsKey(id))];
        if (missing.Length == 0)
        {
            return;
        }

        var found = await db.Set<OrgUnit>().AsNoTracking().Where(o => missing.Contains(o.Id)).Select(o => new { o.Id, o.Name, o.NameEn }).ToListAsync(stop);
        foreach (var place in found)
        {
            known[place.Id] = Texts.Pick(place.NameEn, place.Name);
        }
    }

    public string this[Guid? id] => id is { } some && known.TryGetValue(some, out var name) ? name : "–";
}
