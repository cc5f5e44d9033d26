using CaseFlow.Domain.Organisations;
using CaseFlow.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Web.Features.Desk;

/// <summary>The county's organisations, as one unit of work sees them.</summary>
public sealed class OrgTree(CaseFlowDb db)
{
    private readonly Dictionary<OrgKind, Guid?> firstOf = [];

    /// <summary>The unit and what it belongs to, nearest first.</summary>
    public async Task<IReadOnlyList<OrgUnit>> UpwardsAsync(Guid unitId, CancellationToken stop)
    {
        List<OrgUnit> way = [];
        for (Guid? next = unitId; next is { } id && way.TrueForAll(u => u.Id != id) && await FindAsync(id, stop) is { } unit; next = unit.ParentId)
        {
            way.Add(unit);
        }

        return way;
    }

    public ValueTask<OrgUnit?> FindAsync(Guid id, CancellationToken stop) => db.FindAsync<OrgUnit>([id], stop);

    /// <summary>The county office: where a task goes when nobody nearer exists.</summary>
    public async Task<Guid> CountyAsync(CancellationToken stop) =>
        await FirstAsync(OrgKind.County, stop) ?? throw new InvalidOperationException("There is no county office.");

    /// <summary>The one organisation of a kind, for example the insurance bureau; of several the first by code.</summary>
    public async Task<Guid?> FirstAsync(OrgKind kind, CancellationToken stop)
    {
        if (!firstOf.TryGetValue(kind, out var known))
        {
            firstOf[kind] = known = await db.Set<OrgUnit>()
                .Where(o => o.Kind == kind)
                .OrderBy(o => o.Code)
                .Select(o => (Guid?)o.Id)
                .FirstOrDefaultAsync(stop);
        }

        return known;
    }

    /// <summary>The institution of a kind that belongs to a unit, or null.</summary>
    public Task<Guid?> WithinAsync(Guid parentId, OrgKind kind, CancellationToken stop) => db.Set<OrgUnit>()
        .Where(o => o.Kind == kind && o.ParentId == parentId)
        .OrderBy(o => o.Code)
        .Select(o => (Guid?)o.Id)
        .FirstOrDefaultAsync(stop);

    /// <summary>Whether somebody answers for a unit: leads it, or one it belongs to.</summary>
    public async Task<bool> IsLedByAsync(Guid unitId, Guid userId, CancellationToken stop) =>
        (await UpwardsAsync(unitId, stop)).Any(u => u.PrincipalUserId == userId || u.DeputyUserId == userId);
}
