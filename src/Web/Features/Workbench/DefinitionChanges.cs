using CaseFlow.Web.Data;
using CaseFlow.Web.Security.Audit;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Web.Features.Workbench;

/// <summary>Who changed definitions last, as the audit trail tells.</summary>
internal sealed class DefinitionChanges(CaseFlowDb db)
{
    /// <param name="versionIds">Of versions; few.</param>
    /// <param name="stop">Of the request.</param>
    /// <returns>Version id to the display name of an administrator; a version that nobody touched is missing.</returns>
    public async Task<IReadOnlyDictionary<Guid, string>> LastAsync(IReadOnlyCollection<Guid> versionIds, CancellationToken stop)
    {
        var last = await db.Set<AuditRecord>().AsNoTracking()
            .Where(r => r.SubjectType == "definition" && r.SubjectId != null && versionIds.Contains(r.SubjectId.Value) && r.ActorId != null)
            .GroupBy(r => r.SubjectId!.Value)
            .Select(g => new { g.Key, Position = g.Max(r => r.Position) })
            .ToListAsync(stop);
        var positions = last.ConvertAll(l => l.Position);
        var actors = await db.Set<AuditRecord>().AsNoTracking().Where(r => positions.Contains(r.Position))
            .Join(db.Users, r => r.ActorId, u => u.Id, (r, u) => new { SubjectId = r.SubjectId!.Value, u.DisplayName })
            .ToListAsync(stop);
        return actors.ToDictionary(a => a.SubjectId, a => a.DisplayName);
    }
}
