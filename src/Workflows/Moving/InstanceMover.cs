using System.Text.Json;
using CaseFlow.Domain.Time;
using CaseFlow.Workflows.Runtime;
using CaseFlow.Workflows.Storage;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Moving;

/// <summary>Moves instances to another version of their definition, one at a time. Works inside the open unit of work, in which the engine has
/// not touched the instance.</summary>
public sealed class InstanceMover(IWorkflowStore store, DefinitionCache definitions, DbContext db, ICaseClock clock)
{
    /// <summary>What a move would do; changes nothing.</summary>
    /// <param name="instanceId">Of an instance.</param>
    /// <param name="toVersionId">A version of the same definition.</param>
    /// <param name="mapping">Node id or activity id in its version to the one that takes its place, where they differ.</param>
    /// <param name="stop">Of the caller.</param>
    /// <returns>Null: there is no such instance.</returns>
    public async Task<MovePlan?> PreviewAsync(Guid instanceId, Guid toVersionId, IReadOnlyDictionary<string, string> mapping, CancellationToken stop) =>
        await store.LoadAsync(instanceId, stop) is { } loaded ? (await PlanAsync(loaded, toVersionId, mapping, stop)).Plan : null;

    /// <summary>Moves it, when nothing stands against it. An instance that is there already stays as it is.</summary>
    /// <returns>Null: there is no such instance.</returns>
    public async Task<MovePlan?> MoveAsync(Guid instanceId, Guid toVersionId, IReadOnlyDictionary<string, string> mapping, CancellationToken stop)
    {
        if (await store.LoadAsync(instanceId, stop) is not { } loaded) return null;

        var row = loaded.Row;
        var (plan, state, renamed) = await PlanAsync(loaded, toVersionId, mapping, stop);
        if (!plan.IsPossible || row.DefinitionVersionId == toVersionId) return plan;

        var changes = new InstanceChanges(row, isNew: false);
        row.DefinitionVersionId = toVersionId;
        row.Version = plan.ToVersion;
        row.State = JsonSerializer.Serialize(state, InstanceStateJson.Compact.InstanceState);
        row.Revision++;
        if (state.Queue is { Count: > 0 } && loaded.Timers.All(t => t.BookmarkId is not null))
        {
            // Something that was held up may go on; it does so in a burst of its own.
            changes.AddedTimers.Add(new() { Id = Domain.Common.Ids.New(clock.Now), InstanceId = instanceId, DueAt = clock.Now });
        }

        await store.WriteAsync(changes, stop);
        foreach (var (executionId, node) in renamed) await RenameAsync(executionId, node, stop);
        return plan;
    }

    private async Task<(MovePlan Plan, InstanceState State, IReadOnlyList<(Guid ExecutionId, Definitions.ActivityNode To)> Renamed)> PlanAsync(
        LoadedInstance loaded, Guid toVersionId, IReadOnlyDictionary<string, string> mapping, CancellationToken stop)
    {
        var from = await definitions.GetAsync(loaded.Row.DefinitionVersionId, store, stop);
        var to = await definitions.GetAsync(toVersionId, store, stop);
        var finished = await db.Set<ExecutionRow>().AsNoTracking()
            .Where(e => e.InstanceId == loaded.Row.Id && e.Status == ExecutionStatus.Completed && e.SchedulingExecutionId != null)
            .Select(e => new { Container = e.SchedulingExecutionId!.Value, e.ActivityId })
            .ToListAsync(stop);
        var planner = new MovePlanner(from, to, mapping, finished.Select(f => (f.Container, f.ActivityId)).ToHashSet(), clock.Now);
        var (plan, state) = planner.Plan(loaded);
        return (plan, state, [.. planner.Renamed]);
    }

    /// <summary>Where a step stands is also written with its bookmarks, its record and its open incidents.</summary>
    private async Task RenameAsync(Guid executionId, Definitions.ActivityNode node, CancellationToken stop)
    {
        await db.Set<BookmarkRow>().Where(b => b.ExecutionId == executionId)
            .ExecuteUpdateAsync(set => set.SetProperty(b => b.NodeId, node.NodeId).SetProperty(b => b.ActivityId, node.Id), stop);
        await db.Set<ExecutionRow>().Where(e => e.Id == executionId)
            .ExecuteUpdateAsync(
                set => set.SetProperty(e => e.NodeId, node.NodeId).SetProperty(e => e.ActivityId, node.Id).SetProperty(e => e.ActivityName, node.Name), stop);
        await db.Set<IncidentRow>().Where(i => i.ExecutionId == executionId && i.ResolvedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(i => i.NodeId, node.NodeId).SetProperty(i => i.ActivityId, node.Id), stop);
    }
}
