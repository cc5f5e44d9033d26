using CaseFlow.Web.Data;
using CaseFlow.Workflows.Storage;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Web.Features.Workbench;

/// <summary>One place where an instance stands still.</summary>
/// <param name="NodeId">Of the activity in the instance's own definition.</param>
/// <param name="Type">The activity's type.</param>
/// <param name="Timer">When time lets it go on; null: it is not time that it waits for.</param>
/// <param name="Tasks">What people have to do before it goes on, oldest first; also those of the workflows that it waits for.</param>
internal sealed record Wait(
    Guid InstanceId, string NodeId, string ActivityId, string Type, DateTimeOffset Since, DateTimeOffset? Timer, IReadOnlyList<TaskAtWork> Tasks)
{
    public DateOnly? DueOn => Tasks.Count == 0 ? null : Tasks.Min(t => t.DueOn);
}

/// <summary>Where instances stand, and for whom they wait there.</summary>
internal sealed class Waits(CaseFlowDb db, CasesAtWork cases)
{
    private const int MostInTree = 5_000;

    /// <param name="instanceIds">A page of them.</param>
    /// <param name="stop">Of the request.</param>
    /// <returns>By instance, in the order in which it came to wait.</returns>
    public async Task<ILookup<Guid, Wait>> OfAsync(IReadOnlyCollection<Guid> instanceIds, CancellationToken stop)
    {
        var children = await DescendantsAsync(instanceIds, stop);
        List<Guid> ids = [.. instanceIds.Concat(children.Select(c => c.Id)).Distinct()];
        var bookmarks = await db.Set<BookmarkRow>().AsNoTracking().Where(b => ids.Contains(b.InstanceId))
            .OrderBy(b => b.CreatedAt).ThenBy(b => b.Id)
            .Select(b => new Stop(b.Id, b.InstanceId, b.ExecutionId, b.NodeId, b.ActivityId, b.Name, b.CreatedAt))
            .ToListAsync(stop);
        var executions = bookmarks.ConvertAll(b => b.ExecutionId);
        var tasks = (await cases.OpenTasks.Where(t => t.ExecutionId != null && executions.Contains(t.ExecutionId.Value)).ToListAsync(stop))
            .ToDictionary(t => t.ExecutionId!.Value);
        var timers = (await db.Set<TimerRow>().AsNoTracking().Where(t => t.BookmarkId != null && ids.Contains(t.InstanceId)).ToListAsync(stop))
            .GroupBy(t => t.BookmarkId!.Value).ToDictionary(g => g.Key, g => g.Min(t => t.DueAt));
        var childOf = children.Where(c => c.ParentBookmarkId is not null).ToLookup(c => c.ParentBookmarkId!.Value, c => c.Id);
        var stopsOf = bookmarks.ToLookup(b => b.InstanceId);

        return bookmarks.Where(b => instanceIds.Contains(b.InstanceId))
            .Select(b => new Wait(
                b.InstanceId, b.NodeId, b.ActivityId, b.Type, b.Since, timers.TryGetValue(b.Id, out var due) ? due : null, [.. TasksAt(b).OrderBy(t => t.OpenedAt)]))
            .ToLookup(w => w.InstanceId);

        IEnumerable<TaskAtWork> TasksAt(Stop at) =>
            (tasks.TryGetValue(at.ExecutionId, out var own) ? [own] : Enumerable.Empty<TaskAtWork>())
            .Concat(childOf[at.Id].SelectMany(child => stopsOf[child]).SelectMany(TasksAt));
    }

    /// <summary>Level by level: an index leads from a parent to its children.</summary>
    private async Task<List<Child>> DescendantsAsync(IReadOnlyCollection<Guid> instanceIds, CancellationToken stop)
    {
        var found = new List<Child>();
        var level = instanceIds.ToList();
        while (level.Count > 0 && found.Count < MostInTree)
        {
            var next = await db.Set<InstanceRow>().AsNoTracking()
                .Where(i => i.ParentInstanceId != null && level.Contains(i.ParentInstanceId.Value) && i.Status == WorkflowStatus.Running)
                .OrderBy(i => i.Id).Take(MostInTree).Select(i => new Child(i.Id, i.ParentBookmarkId)).ToListAsync(stop);
            found.AddRange(next);
            level = next.ConvertAll(c => c.Id);
        }

        return found;
    }

    private sealed record Child(Guid Id, Guid? ParentBookmarkId);

    private sealed record Stop(Guid Id, Guid InstanceId, Guid ExecutionId, string NodeId, string ActivityId, string Type, DateTimeOffset Since);
}
