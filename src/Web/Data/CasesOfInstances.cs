using CaseFlow.Workflows.Storage;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Web.Data;

/// <summary>Which workflow instances belong to somebody's case. Asked past every scope, because an administrator sees no case.</summary>
internal sealed class CasesOfInstances(CaseFlowDb db)
{
    /// <summary>Those of them that a case or a task tells of: directly, by the correlation, or because the workflow that they are part of is the case's.</summary>
    public async Task<HashSet<Guid>> ToldOfAsync(IReadOnlyCollection<Guid> ids, CancellationToken stop)
    {
        var rows = await db.Set<InstanceRow>().AsNoTracking().Where(i => ids.Contains(i.Id))
            .Select(i => new { i.Id, i.RootInstanceId, i.CorrelationId }).ToListAsync(stop);
        var roots = rows.ConvertAll(r => r.RootInstanceId);
        var subjects = rows.Select(r => r.CorrelationId).Where(c => Guid.TryParse(c, out _)).Select(c => Guid.Parse(c!)).ToHashSet();
        var byRoot = await db.Cases.IgnoreQueryFilters()
            .Where(c => c.InstanceId != null && roots.Contains(c.InstanceId.Value)).Select(c => c.InstanceId!.Value).ToListAsync(stop);
        var bySubject = await db.Cases.IgnoreQueryFilters().Where(c => subjects.Contains(c.Id)).Select(c => c.Id).ToListAsync(stop);
        var byTask = await db.WorkTasks.IgnoreQueryFilters()
            .Where(t => t.InstanceId != null && ids.Contains(t.InstanceId.Value)).Select(t => t.InstanceId!.Value).Distinct().ToListAsync(stop);
        return
        [
            .. rows.Where(r => byRoot.Contains(r.RootInstanceId)
                || byTask.Contains(r.Id)
                || (Guid.TryParse(r.CorrelationId, out var subject) && bySubject.Contains(subject))).Select(r => r.Id),
        ];
    }
}
