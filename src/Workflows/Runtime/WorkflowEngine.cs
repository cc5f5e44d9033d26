using System.Text.Json.Nodes;
using CaseFlow.Domain.Time;
using CaseFlow.Workflows.Engine;
using CaseFlow.Workflows.Expressions;
using CaseFlow.Workflows.Storage;

namespace CaseFlow.Workflows.Runtime;

/// <summary>The embedded runtime behind the port. Lives as long as one unit of work and keeps the instances it loaded, so that several
/// calls in one unit of work see each other's changes.</summary>
public sealed partial class WorkflowEngine : IWorkflowEngine
{
    private readonly Dictionary<Guid, InstanceRun> loaded = [];
    private readonly IWorkflowStore store;
    private readonly IStimulusStore stimuli;
    private readonly DefinitionCache definitions;
    private readonly ICaseClock clock;
    private readonly WorkflowOptions options;
    private readonly Burst burst;
    private int running;

    public WorkflowEngine(
        IWorkflowStore store, IStimulusStore stimuli, DefinitionCache definitions, IScriptRunner scripts, ICaseClock clock, WorkflowOptions options, IServiceProvider services)
    {
        this.store = store;
        this.stimuli = stimuli;
        this.options = options;
        this.definitions = definitions;
        this.clock = clock;
        burst = new(this, services, scripts, clock);
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
        else if (!run.Row.IsPaused) await TakePostAsync(run, stop);
        await AdvanceAsync(run, stop);
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

        if (run.Row.IsPaused && run.CancelReason is null)
        {
            await KeepAnswersAsync(run, stop);
            return;
        }

        await RunAsync(run, stop);
        if (run.IsFinished) run.Row.IsPaused = false;
        var waiting = run.IsFinished ? run.Row.ParentBookmarkId : null;
        // Told once: a faulted child may be run again and end again.
        if (waiting is not null) run.Row.ParentBookmarkId = null;
        await WriteAsync(run, stop);
        if (waiting is { } bookmark && await FindWaitingAsync(bookmark, stop) is { } parent)
        {
            await ResumeAsync(parent, bookmark, ResultOf(run), stop);
        }

        await DeliverPublishedAsync(stop);
    }

    private async Task RunAsync(InstanceRun run, CancellationToken stop)
    {
        running++;
        try
        {
            await burst.RunAsync(run, stop);
        }
        finally
        {
            running--;
        }
    }

    private async Task WriteAsync(InstanceRun run, CancellationToken stop)
    {
        var changes = run.Collect();
        await store.WriteAsync(changes, stop);
        await GiveKeptAsync(run, changes.AddedBookmarks, stop);
        if (run is { IsFinished: true, IsFaulted: false, MayHavePost: true }) await stimuli.TakeInboxAsync(run.Row.Id, stop);
    }

    private Task ResumeAsync(InstanceRun run, Guid bookmarkId, JsonObject? input, CancellationToken stop)
    {
        run.Inbox.Enqueue((bookmarkId, (JsonObject?)input?.DeepClone() ?? []));
        return AdvanceAsync(run, stop);
    }

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

    private Task RememberAsync(Guid operationId, string kind, Guid instanceId, CancellationToken stop) =>
        store.AddOperationAsync(new() { Id = operationId, Kind = kind, InstanceId = instanceId, AppliedAt = clock.Now }, stop);
}
