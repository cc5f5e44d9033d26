using CaseFlow.Web.Data;
using CaseFlow.Workflows.Storage;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Web.Features.Instances;

/// <summary>What several requests about instances need of their rows. Reads past the engine, so only before or after it was at work.</summary>
internal sealed class InstanceRows(CaseFlowDb db, CasesOfInstances cases)
{
    public IQueryable<InstanceRow> All => db.Set<InstanceRow>().AsNoTracking();

    /// <exception cref="Domain.Common.DomainException"><c>instance.not_found</c></exception>
    public async Task<InstanceSummary> GetAsync(Guid id, CancellationToken stop) =>
        (await All.Where(i => i.Id == id).Select(InstanceSummary.FromRow).SingleOrDefaultAsync(stop))?.Masked() ?? throw InstanceErrors.NotFound(id);

    /// <summary>The definition version that it stays on; null when there is no such instance.</summary>
    public Task<Guid?> FindVersionAsync(Guid id, CancellationToken stop) =>
        All.Where(i => i.Id == id).Select(i => (Guid?)i.DefinitionVersionId).SingleOrDefaultAsync(stop);

    /// <summary>Those of them that a case or a task tells of.</summary>
    public Task<HashSet<Guid>> ToldOfAsync(IReadOnlyCollection<Guid> ids, CancellationToken stop) => cases.ToldOfAsync(ids, stop);

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
