using System.Data.Common;
using System.Diagnostics;
using System.Text.Json.Nodes;
using CaseFlow.Domain.Common;
using CaseFlow.Domain.Time;
using CaseFlow.Workflows.Expressions;
using CaseFlow.Workflows.Storage;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Runtime;

/// <summary>Advances an instance until it blocks, ends or reaches its bound.</summary>
internal sealed class Burst(WorkflowEngine engine, IServiceProvider services, IScriptRunner scripts, ICaseClock clock)
{
    public const int MaxSteps = 1_000;

    /// <summary>An ordinary procedure never has more steps between two waits, so a slow moment of the machine does not cut it.</summary>
    private const int OrdinarySteps = 32;

    private static readonly TimeSpan MaxTime = TimeSpan.FromMilliseconds(250);

    public WorkflowEngine Engine => engine;

    public IServiceProvider Services => services;

    public IScriptRunner Scripts => scripts;

    public DateTimeOffset Now => clock.Now;

    public async Task RunAsync(InstanceRun run, CancellationToken stop)
    {
        if (run.IsRunning || (run.IsFinished && run.CancelReason is null)) return;

        run.IsRunning = true;
        try
        {
            await LoopAsync(run, stop);
        }
        finally
        {
            run.IsRunning = false;
        }
    }

    /// <summary>Cancels an execution with what it scheduled.</summary>
    /// <param name="run">Its instance.</param>
    /// <param name="execution">Open, queued or failed.</param>
    /// <param name="reason">For whoever waits outside.</param>
    /// <param name="stop">Stops between two.</param>
    /// <param name="outermostFirst">As Elsa does when a container completes before its children; a lost race goes from the inside out.</param>
    public async ValueTask CancelAsync(InstanceRun run, Execution execution, string reason, CancellationToken stop, bool outermostFirst = false)
    {
        if (!execution.IsOpen) return;
        if (outermostFirst) await CancelThisAsync(run, execution, reason, stop);
        foreach (var child in execution.Children.ToArray()) await CancelAsync(run, child, reason, stop, outermostFirst);
        if (!outermostFirst) await CancelThisAsync(run, execution, reason, stop);
    }

    private async ValueTask CancelThisAsync(InstanceRun run, Execution execution, string reason, CancellationToken stop)
    {
        var isQueued = run.Queue.Remove(execution);
        if (execution is { Started: true, Status: ExecutionStatus.Running } && !isQueued) await run.ActivityOf(execution).CancelAsync(new(this, run, execution, stop), reason);
        RemoveBookmarks(run, execution);
        run.Close(execution, ExecutionStatus.Canceled);
        if (!execution.Started) return;

        Journal.Update(run, execution, Now);
        Journal.Write(run, execution, Journal.Canceled, Now);
    }

    /// <summary>Puts failed executions into the queue once more, each from its own start; what had run beside them stays as it is.</summary>
    /// <param name="run">Any instance that is open or ended faulted.</param>
    /// <param name="executionId">One of them; null: all.</param>
    /// <param name="stop">Stops the cancelling of what they had left open.</param>
    /// <returns>False when there is none.</returns>
    public async ValueTask<bool> RetryAsync(InstanceRun run, Guid? executionId, CancellationToken stop)
    {
        var failed = run.Faulted.Where(e => executionId is null || e.Id == executionId).ToList();
        foreach (var execution in failed)
        {
            foreach (var child in execution.Children.ToArray()) await CancelAsync(run, child, "activity.retried", stop);
            for (var at = execution.Parent; at is not null; at = at.Parent)
            {
                at.Faults -= execution.Faults;
                Journal.Update(run, at, Now);
            }

            execution.Faults = 0;
            execution.Status = ExecutionStatus.Running;
            execution.IsDone = false;
            (execution.Memory, execution.Outputs, execution.Outcomes, execution.Inputs) = (null, null, null, null);
            InstanceRun.Declare(execution);
            run.Queue.AddLast(execution);
        }

        if (failed.Count == 0) return false;

        run.Row.Status = WorkflowStatus.Running;
        run.Row.SubStatus = WorkflowSubStatus.Executing;
        run.Row.FinishedAt = null;
        return true;
    }

    private async Task LoopAsync(InstanceRun run, CancellationToken stop)
    {
        var started = Stopwatch.GetTimestamp();
        for (var steps = 0; ; steps++)
        {
            stop.ThrowIfCancellationRequested();
            if (run.CancelReason is { } reason)
            {
                await EndAsync(run, WorkflowSubStatus.Cancelled, reason, stop);
                return;
            }

            if (run.FinishAsked)
            {
                await EndAsync(run, WorkflowSubStatus.Finished, "workflow.finished", stop);
                return;
            }

            if (run.Inbox.TryDequeue(out var answer))
            {
                await ResumeAsync(run, answer.BookmarkId, answer.Input, stop);
                continue;
            }

            if (run.Queue.First is not { } next) break;
            if (steps >= MaxSteps || (steps > OrdinarySteps && Stopwatch.GetElapsedTime(started) > MaxTime))
            {
                GoOnLater(run);
                return;
            }

            run.Queue.RemoveFirst();
            await StartAsync(run, next.Value, stop);
        }

        Settle(run, run.Root.Status switch
        {
            ExecutionStatus.Completed => WorkflowSubStatus.Finished,
            _ when run.Definition.FaultsOnIncident && run.Faulted.Any() => WorkflowSubStatus.Faulted,
            _ => WorkflowSubStatus.Suspended,
        });
    }

    private async ValueTask StartAsync(InstanceRun run, Execution execution, CancellationToken stop)
    {
        Journal.Begin(run, execution, Now);
        var context = new ActivityContext(this, run, execution, stop);
        try
        {
            await context.EvaluateInputsAsync();
            await run.ActivityOf(execution).ExecuteAsync(context);
        }
        catch (Exception error) when (IsActivitys(error, stop))
        {
            Fault(run, execution, error);
            return;
        }

        await GoOnAsync(run, execution, stop);
    }

    private async ValueTask ResumeAsync(InstanceRun run, Guid bookmarkId, JsonObject input, CancellationToken stop)
    {
        if (!run.Bookmarks.TryGetValue(bookmarkId, out var bookmark) || run.FindOpen(bookmark.ExecutionId) is not { } execution) return;

        if (!run.ActivityOf(execution).KeepsBookmarks) RemoveBookmark(run, execution, bookmark);
        execution.Inputs = null;
        Journal.Write(run, execution, Journal.Resumed, Now);
        var context = new ActivityContext(this, run, execution, stop);
        try
        {
            await run.ActivityOf(execution).ResumeAsync(context, input);
        }
        catch (Exception error) when (IsActivitys(error, stop))
        {
            Fault(run, execution, error);
            return;
        }

        await GoOnAsync(run, execution, stop);
    }

    /// <summary>An activity has had its turn: it waits, or it completes and its container has its turn, up to the workflow.</summary>
    private async ValueTask GoOnAsync(InstanceRun run, Execution execution, CancellationToken stop)
    {
        for (var at = execution; ;)
        {
            if (!at.IsDone && at.Bookmarks == 0 && at.Children.Count == 0) at.IsDone = true;
            if (!at.IsDone)
            {
                if (at.Bookmarks > 0 && at == execution)
                {
                    Journal.Update(run, at, Now);
                    Journal.Write(run, at, Journal.Suspended, Now);
                }

                return;
            }

            foreach (var child in at.Children.ToArray()) await CancelAsync(run, child, "container.completed", stop, outermostFirst: true);
            RemoveBookmarks(run, at);
            run.Close(at, ExecutionStatus.Completed);
            if (at.Incidents > 0) Journal.Resolve(run, at);
            Journal.Update(run, at, Now);
            Journal.Write(run, at, Journal.Completed, Now);
            if (at.Parent is not { } container || run.FinishAsked) return;

            if (at.CompositeOutcomes is { } outcomes)
            {
                // Everything up to the composite is complete with it.
                container.IsDone = true;
                if (run.ActivityOf(container).IsComposite) container.Outcomes = outcomes;
                else container.CompositeOutcomes = outcomes;
                at = container;
                continue;
            }

            try
            {
                var done = new ChildCompletion(at.Id, at.Node, at.Outcomes ?? Done);
                await run.ActivityOf(container).ChildCompletedAsync(new(this, run, container, stop), done);
            }
            catch (Exception error) when (IsActivitys(error, stop))
            {
                Fault(run, container, error);
                return;
            }

            at = container;
        }
    }

    private static readonly string[] Done = ["Done"];

    private void Fault(InstanceRun run, Execution execution, Exception error)
    {
        RemoveBookmarks(run, execution);
        execution.Status = ExecutionStatus.Faulted;
        for (var at = execution; at is not null; at = at.Parent)
        {
            at.Faults++;
            Journal.Update(run, at, Now);
        }

        Journal.Incident(run, execution, error, Journal.MessageOf(error), Now);
    }

    /// <summary>The workflow ends before its activities do: what waits is told to cancel. Nobody gets a closing event, as in Elsa.</summary>
    private async ValueTask EndAsync(InstanceRun run, WorkflowSubStatus how, string reason, CancellationToken stop)
    {
        await LeaveAsync(run, run.Root, reason, stop);
        run.Queue.Clear();
        run.Inbox.Clear();
        Settle(run, how);
    }

    private async ValueTask LeaveAsync(InstanceRun run, Execution execution, string reason, CancellationToken stop)
    {
        foreach (var child in execution.Children.ToArray()) await LeaveAsync(run, child, reason, stop);
        var isQueued = run.Queue.Remove(execution);
        if (execution is { Started: true, Status: ExecutionStatus.Running } && !isQueued)
        {
            await run.ActivityOf(execution).CancelAsync(new(this, run, execution, stop), reason);
        }

        if (execution.Bookmarks > 0)
        {
            RemoveBookmarks(run, execution);
            Journal.Update(run, execution, Now);
        }

        run.Close(execution, execution.Status);
    }

    private void Settle(InstanceRun run, WorkflowSubStatus how)
    {
        var row = run.Row;
        row.SubStatus = how;
        row.UpdatedAt = Now;
        if (how is WorkflowSubStatus.Suspended or WorkflowSubStatus.Executing) return;

        row.Status = WorkflowStatus.Finished;
        row.FinishedAt = Now;
        if (how is WorkflowSubStatus.Faulted) return;

        // What a started-and-left branch may still hold.
        foreach (var bookmark in run.Bookmarks.Values.ToArray()) RemoveBookmark(run, run.FindOpen(bookmark.ExecutionId), bookmark);
        foreach (var timer in run.Timers.ToArray()) RemoveTimer(run, timer);
    }

    private void GoOnLater(InstanceRun run)
    {
        Settle(run, WorkflowSubStatus.Executing);
        run.GoOnAt(Now);
    }

    public static void RemoveBookmarks(InstanceRun run, Execution execution)
    {
        if (execution.Bookmarks == 0) return;
        foreach (var bookmark in run.Bookmarks.Values.Where(b => b.ExecutionId == execution.Id).ToArray()) RemoveBookmark(run, execution, bookmark);
    }

    private static void RemoveBookmark(InstanceRun run, Execution? execution, BookmarkRow bookmark)
    {
        run.Bookmarks.Remove(bookmark.Id);
        if (!run.Changes.AddedBookmarks.Remove(bookmark)) run.Changes.RemovedBookmarks.Add(bookmark);
        if (execution is not null) execution.Bookmarks--;
        foreach (var timer in run.Timers.Where(t => t.BookmarkId == bookmark.Id).ToArray()) RemoveTimer(run, timer);
    }

    public static void RemoveTimer(InstanceRun run, TimerRow timer)
    {
        if (!run.Timers.Remove(timer)) return;
        if (!run.Changes.AddedTimers.Remove(timer)) run.Changes.RemovedTimers.Add(timer);
    }

    /// <summary>The storage's troubles, a stop, and that no script can be run now are the unit of work's: it is rolled back and tried again.
    /// All else is an incident.</summary>
    private static bool IsActivitys(Exception error, CancellationToken stop) =>
        error is not (DbException or DbUpdateException or OutOfMemoryException or DomainException { Code: ScriptErrors.UnavailableCode })
        && !(error is OperationCanceledException && stop.IsCancellationRequested);
}
