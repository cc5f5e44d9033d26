using CaseFlow.Web.Data;
using CaseFlow.Workflows.Storage;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Web.Features.Instances;

/// <summary>What several requests about instances need of their rows. Reads past the engine, so only before or after it was at work.</summary>
internal sealed class InstanceRows(CaseFlowDb db)
{
    public IQueryable<InstanceRow> All => db.Set<InstanceRow>().AsNoTracking();

    /// <exception cref="Domain.Common.DomainException"><c>instance.not_found</c></exception>
    public async Task<InstanceSummary> GetAsync(Guid id, CancellationToken stop) =>
        await All.Where(i => i.Id == id).Select(InstanceSummary.FromRow).SingleOrDefaultAsync(stop) ?? throw InstanceErrors.NotFound(id);

    /// <summary>Those of them that a case or a task tells of: directly, by the correlation, or because the workflow that they are part of is the case's.
    /// Asked past every scope, because an administrator sees no case.</summary>
    public async Task<HashSet<Guid>> ToldOfAsync(IReadOnlyCollection<Guid> ids, CancellationToken stop)
    {
        var rows = await All.Where(i => ids.Contains(i.Id)).Select(i => new { i.Id, i.RootInstanceId, i.CorrelationId }).ToListAsync(stop);
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

    /// <summary>Takes the instances with everything that they left. They must have ended.</summary>
    public async Task DeleteAsync(IReadOnlyCollection<Guid> ids, CancellationToken stop)
    {
        await db.Set<JournalRow>().Where(j => ids.Contains(j.InstanceId)).ExecuteDeleteAsync(stop);
        await db.Set<ExecutionRow>().Where(e => ids.Contains(e.InstanceId)).ExecuteDeleteAsync(stop);
        await db.Set<IncidentRow>().Where(i => ids.Contains(i.InstanceId)).ExecuteDeleteAsync(stop);
        await db.Set<BookmarkRow>().Where(b => ids.Contains(b.InstanceId)).ExecuteDeleteAsync(stop);
        await db.Set<TimerRow>().Where(t => ids.Contains(t.InstanceId)).ExecuteDeleteAsync(stop);
        await db.Set<InboxRow>().Where(i => ids.Contains(i.InstanceId)).ExecuteDeleteAsync(stop);
        await db.Set<InstanceRow>().Where(i => ids.Contains(i.Id)).ExecuteDeleteAsync(stop);
    }
}
