using System.Text.Json.Nodes;
using CaseFlow.Domain.Common;
using CaseFlow.Domain.Time;
using CaseFlow.Workflows.Engine;
using CaseFlow.Workflows.Expressions;
using CaseFlow.Workflows.Storage;

namespace CaseFlow.Workflows.Runtime;

/// <summary>The embedded runtime behind the port. Lives as long as one unit of work and keeps the instances it loaded, so that several
/// calls in one unit of work see each other's changes.</summary>
public sealed class WorkflowEngine : IWorkflowEngine
{
    private const int MaxNesting = 16;
    private readonly Dictionary<Guid, InstanceRun> loaded = [];
    private readonly IWorkflowStore store;
    private readonly DefinitionCache definitions;
    private readonly ICaseClock clock;
    private readonly Burst burst;
    private int nesting;

    public WorkflowEngine(IWorkflowStore store, DefinitionCache definitions, IScriptRunner scripts, ICaseClock clock, IServiceProvider services)
    {
        this.store = store;
        this.definitions = definitions;
        this.clock = clock;
        burst = new(this, services, scripts, clock);
    }

    public async Task<StartedWorkflow> StartAsync(StartWorkflow request, CancellationToken stop)
    {
        if (await store.FindOperationAsync(request.OperationId, stop) is { } applied) return new(applied.InstanceId);

        var run = await NewAsync(request.DefinitionId, request.Input, request.CorrelationId, parent: null, stop);
        run.Row.Name = request.Name;
        await RememberAsync(request.OperationId, "start", run.Row.Id, stop);
        await AdvanceAsync(run, stop);
        return new(run.Row.Id);
    }

    public async Task ResumeAsync(ResumeWorkflow request, CancellationToken stop)
    {
        if (await store.FindOperationAsync(request.OperationId, stop) is not null) return;
        if (await FindWaitingAsync(request.BookmarkId, stop) is not { } run) return;

        await RememberAsync(request.OperationId, "resume", run.Row.Id, stop);
        await ResumeAsync(run, request.BookmarkId, request.Input, stop);
    }

    public async Task RetryAsync(RetryWorkflow request, CancellationToken stop)
    {
        if (await store.FindOperationAsync(request.OperationId, stop) is not null) return;
        if (await LoadAsync(request.InstanceId, stop) is not { } run) throw EngineErrors.InstanceNotFound(request.InstanceId);
        if (!await burst.RetryAsync(run, request.ExecutionId, stop)) throw EngineErrors.NothingToRetry(request.InstanceId);

        await RememberAsync(request.OperationId, "retry", run.Row.Id, stop);
        await AdvanceAsync(run, stop);
    }

    public async Task CancelAsync(CancelWorkflow request, CancellationToken stop)
    {
        if (await store.FindOperationAsync(request.OperationId, stop) is not null) return;

        await RememberAsync(request.OperationId, "cancel", request.InstanceId, stop);
        await CancelTreeAsync(request.InstanceId, request.Reason, tellParent: true, stop);
    }

    /// <summary>What a due timer does: gives its bookmark the word, or lets the instance go on with what its last burst left over.</summary>
    internal async Task FireAsync(TimerRow timer, CancellationToken stop)
    {
        if (await LoadAsync(timer.InstanceId, stop) is not { } run || (run.IsFinished && !run.IsFaulted))
        {
            await store.RemoveTimerAsync(timer, stop);
            return;
        }

        if (run.Timers.Find(t => t.Id == timer.Id) is { } row) Burst.RemoveTimer(run, row);
        if (timer.BookmarkId is { } bookmark) run.Inbox.Enqueue((bookmark, []));
        await AdvanceAsync(run, stop);
    }

    internal async ValueTask<ChildWorkflow> StartChildAsync(
        ActivityContext parent, InstanceRun parentRun, string definitionId, JsonObject input, string? correlationId, bool wait, CancellationToken stop)
    {
        if (nesting >= MaxNesting) throw new ActivityException("workflow.nested_too_deep");

        var run = await NewAsync(definitionId, input, correlationId, parentRun.Row, stop);
        nesting++;
        try
        {
            await burst.RunAsync(run, stop);
        }
        finally
        {
            nesting--;
        }

        if (!run.IsFinished && wait)
        {
            run.Row.ParentBookmarkId = parent.Wait(new() { ["childInstanceId"] = run.Row.Id.ToString() });
            parent.Memory["childInstanceId"] = run.Row.Id.ToString();
        }

        await store.WriteAsync(run.Collect(), stop);
        return new(run.Row.Id, run.IsFinished, ResultOf(run));
    }

    internal async Task CancelTreeAsync(Guid instanceId, string reason, bool tellParent, CancellationToken stop)
    {
        if (await LoadAsync(instanceId, stop) is not { } run || (run.IsFinished && !run.IsFaulted)) return;

        foreach (var child in await ChildrenAsync(instanceId, stop)) await CancelTreeAsync(child, reason, tellParent: false, stop);
        run.CancelReason = reason;
        if (!tellParent) run.Row.ParentBookmarkId = null;
        await AdvanceAsync(run, stop);
    }

    private async Task<InstanceRun> NewAsync(string definitionId, JsonObject? input, string? correlationId, InstanceRow? parent, CancellationToken stop)
    {
        var head = await store.FindPublishedAsync(definitionId, stop)
            ?? throw (await store.FindLatestAsync(definitionId, stop) is null ? EngineErrors.NotFound(definitionId) : EngineErrors.NotPublished(definitionId));
        var definition = await definitions.GetAsync(head.Id, store, stop);
        if (input is not null && Bounds.SizeOf(input) > Bounds.InputBytes) throw EngineErrors.InputTooLarge(definitionId);
        var now = clock.Now;
        var id = Ids.New(now);
        var row = new InstanceRow
        {
            Id = id,
            DefinitionId = definitionId,
            DefinitionVersionId = head.Id,
            Version = head.Version,
            ParentInstanceId = parent?.Id,
            RootInstanceId = parent?.RootInstanceId ?? id,
            CorrelationId = correlationId,
            Status = WorkflowStatus.Running,
            SubStatus = WorkflowSubStatus.Executing,
            CreatedAt = now,
            UpdatedAt = now,
        };
        var run = InstanceRun.New(row, definition, (JsonObject?)input?.DeepClone() ?? [], now);
        loaded.Add(id, run);
        return run;
    }

    /// <summary>Runs the instance and writes it; when it has ended, its parent goes on in the same unit of work.</summary>
    private async Task AdvanceAsync(InstanceRun run, CancellationToken stop)
    {
        if (run.IsRunning) return;

        if (run.IsFaulted && run.CancelReason is null)
        {
            // It can only go on by a retry; until then the answer is kept.
            await store.WriteAsync(run.Collect(), stop);
            return;
        }

        await burst.RunAsync(run, stop);
        await store.WriteAsync(run.Collect(), stop);
        if (run.IsFinished && run.Row.ParentBookmarkId is { } bookmark && await FindWaitingAsync(bookmark, stop) is { } parent)
        {
            await ResumeAsync(parent, bookmark, ResultOf(run), stop);
        }
    }

    private Task ResumeAsync(InstanceRun run, Guid bookmarkId, JsonObject? input, CancellationToken stop)
    {
        run.Inbox.Enqueue((bookmarkId, (JsonObject?)input?.DeepClone() ?? []));
        return AdvanceAsync(run, stop);
    }

    private static JsonObject ResultOf(InstanceRun run) => new()
    {
        ["workflowInstanceId"] = run.Row.Id.ToString(),
        ["status"] = run.Row.Status.ToString(),
        ["subStatus"] = run.Row.SubStatus.ToString(),
        ["output"] = run.Output.DeepClone(),
    };

    private async ValueTask<InstanceRun?> FindWaitingAsync(Guid bookmarkId, CancellationToken stop)
    {
        foreach (var run in loaded.Values)
        {
            if (run.Bookmarks.ContainsKey(bookmarkId)) return run;
        }

        return await store.FindWaitingAsync(bookmarkId, stop) is { } id && await LoadAsync(id, stop) is { } found && found.Bookmarks.ContainsKey(bookmarkId)
            ? found
            : null;
    }

    private async ValueTask<InstanceRun?> LoadAsync(Guid instanceId, CancellationToken stop)
    {
        if (loaded.TryGetValue(instanceId, out var known)) return known;
        if (await store.LoadAsync(instanceId, stop) is not { } found) return null;

        var run = InstanceRun.Load(found, await definitions.GetAsync(found.Row.DefinitionVersionId, store, stop));
        loaded.Add(instanceId, run);
        return run;
    }

    private async Task<IReadOnlyList<Guid>> ChildrenAsync(Guid instanceId, CancellationToken stop) =>
        [.. (await store.RunningChildrenAsync(instanceId, stop))
            .Union(loaded.Values.Where(r => r.Row.ParentInstanceId == instanceId && !r.IsFinished).Select(r => r.Row.Id))];

    private Task RememberAsync(Guid operationId, string kind, Guid instanceId, CancellationToken stop) =>
        store.AddOperationAsync(new() { Id = operationId, Kind = kind, InstanceId = instanceId, AppliedAt = clock.Now }, stop);
}

/// <summary>Refusals of the engine.</summary>
public static class EngineErrors
{
    public static DomainException NotFound(string definitionId) =>
        new(ErrorKind.NotFound, "definition.not_found", ("definitionId", definitionId));

    public static DomainException NotPublished(string definitionId) =>
        new(ErrorKind.Conflict, "definition.not_published", ("definitionId", definitionId));

    public static DomainException InstanceNotFound(Guid instanceId) =>
        new(ErrorKind.NotFound, "instance.not_found", ("instanceId", instanceId));

    /// <summary>No step of it has failed, or not the one asked for.</summary>
    public static DomainException NothingToRetry(Guid instanceId) =>
        new(ErrorKind.Conflict, "instance.nothing_to_retry", ("instanceId", instanceId));

    public static DomainException InputTooLarge(string definitionId) =>
        new(ErrorKind.TooLarge, "instance.input_too_large", ("definitionId", definitionId), ("maxBytes", Bounds.InputBytes));
}
