using System.Text.Json.Nodes;
using CaseFlow.Workflows.Expressions;

namespace CaseFlow.Workflows.Runtime;

/// <summary>What activities do with child workflows.</summary>
public sealed partial class WorkflowEngine
{
    private const int MaxNesting = 16;
    private int nesting;

    internal async ValueTask<ChildWorkflow> StartChildAsync(ActivityContext parent, InstanceRun parentRun, ChildStart child, bool wait, CancellationToken stop)
    {
        if (nesting >= MaxNesting) throw new ActivityException("workflow.nested_too_deep");

        var run = await NewChildAsync(parentRun, child, stop);
        nesting++;
        try
        {
            await RunAsync(run, stop);
        }
        finally
        {
            nesting--;
        }

        if (!run.IsFinished && wait) run.Row.ParentBookmarkId = parent.Wait(new() { ["childInstanceId"] = run.Row.Id.ToString() });
        await WriteAsync(run, stop);
        return new(run.Row.Id, run.IsFinished, ResultOf(run));
    }

    internal async ValueTask<Guid> DispatchChildAsync(InstanceRun parentRun, ChildStart child, CancellationToken stop)
    {
        var run = await NewChildAsync(parentRun, child, stop);
        await DispatchAsync(run, stop);
        return run.Row.Id;
    }

    /// <summary>Cancels the children that these bookmarks wait for.</summary>
    internal async Task CancelWaitedForAsync(Guid instanceId, IReadOnlyCollection<Guid> bookmarks, string reason, CancellationToken stop)
    {
        foreach (var id in await ChildrenAsync(instanceId, stop))
        {
            if (await LoadAsync(id, stop) is { Row.ParentBookmarkId: { } waiting } && bookmarks.Contains(waiting))
            {
                await CancelTreeAsync(id, reason, tellParent: false, stop);
            }
        }
    }

    internal async Task CancelTreeAsync(Guid instanceId, string reason, bool tellParent, CancellationToken stop)
    {
        if (await LoadAsync(instanceId, stop) is not { } run || (run.IsFinished && !run.IsFaulted)) return;

        foreach (var child in await ChildrenAsync(instanceId, stop)) await CancelTreeAsync(child, reason, tellParent: false, stop);
        run.CancelReason = reason;
        if (!tellParent) run.Row.ParentBookmarkId = null;
        await AdvanceAsync(run, stop);
    }

    private async ValueTask<InstanceRun> NewChildAsync(InstanceRun parent, ChildStart child, CancellationToken stop)
    {
        var definition = await definitions.GetAsync(await VersionAsync(child.DefinitionId, version: null, stop), store, stop);
        if (!await MayStartAsync(definition, child.CorrelationId, stop)) throw new ActivityException("workflow.cannot_start", child.DefinitionId);

        var input = (JsonObject)child.Input.DeepClone();
        input["ParentInstanceId"] = parent.Row.Id.ToString();
        return New(definition, new(input, child.CorrelationId) { Parent = parent.Row, ParentBookmarkId = child.ParentBookmarkId });
    }

    private static JsonObject ResultOf(InstanceRun run) => new()
    {
        ["workflowInstanceId"] = run.Row.Id.ToString(),
        ["status"] = run.Row.Status.ToString(),
        ["subStatus"] = run.Row.SubStatus.ToString(),
        ["output"] = run.Output.DeepClone(),
    };

    private async Task<IReadOnlyList<Guid>> ChildrenAsync(Guid instanceId, CancellationToken stop) =>
        [.. (await store.RunningChildrenAsync(instanceId, stop))
            .Union(loaded.Values.Where(r => r.Row.ParentInstanceId == instanceId && !r.IsFinished).Select(r => r.Row.Id))];
}

/// <param name="DefinitionId">Its published version starts.</param>
/// <param name="Input">The parent's id is added as <c>ParentInstanceId</c>.</param>
/// <param name="CorrelationId">Null: it has none, as in Elsa.</param>
/// <param name="ParentBookmarkId">The bookmark that waits for its end.</param>
public sealed record ChildStart(string DefinitionId, JsonObject Input, string? CorrelationId, Guid? ParentBookmarkId = null);

/// <summary>How a child workflow stands when the call that started it returns.</summary>
/// <param name="Result"><c>{workflowInstanceId, status, subStatus, output}</c></param>
public sealed record ChildWorkflow(Guid InstanceId, bool IsFinished, JsonObject Result);
