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
        if (run.IsRunning || run.IsFinished) return;

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

    /// <summary>Cancels an execution with what it scheduled; the innermost first.</summary>
    /// <param name="ending">How the whole workflow ends, when it does: then containers take its end without an event, as in Elsa.</param>
    public async ValueTask CancelAsync(InstanceRun run, Execution execution, string reason, CancellationToken stop, WorkflowSubStatus? ending = null)
    {
        if (!execution.IsOpen) return;
        foreach (var child in execution.Children.ToArray()) await CancelAsync(run, child, reason, stop, ending);

        run.Queue.Remove(execution);
        var was = execution.Status;
        if (execution.Started && was is ExecutionStatus.Running) await run.ActivityOf(execution).CancelAsync(new(this, run, execution, stop), reason);
        RemoveBookmarks(run, execution);
        var isContainer = ending is not null && execution.Node.Children.Count > 0;
        run.Close(execution, isContainer ? EndOf(ending!.Value) : ExecutionStatus.Canceled);
        if (!execution.Started || was is ExecutionStatus.Faulted) return;

        Journal.Update(run, execution, Now);
        if (!isContainer) Journal.Write(run, execution, Journal.Canceled, Now);
    }

    private static ExecutionStatus EndOf(WorkflowSubStatus ending) => ending switch
    {
        WorkflowSubStatus.Finished => ExecutionStatus.Completed,
        WorkflowSubStatus.Faulted => ExecutionStatus.Faulted,
        _ => ExecutionStatus.Canceled,
    };

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

        if (run.FaultAsked) await EndAsync(run, WorkflowSubStatus.Faulted, "workflow.faulted", stop);
        else Settle(run, run.Root.Status is ExecutionStatus.Completed ? WorkflowSubStatus.Finished : WorkflowSubStatus.Suspended);
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

        RemoveBookmark(run, execution, bookmark);
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

            foreach (var child in at.Children.ToArray()) await CancelAsync(run, child, "container.completed", stop);
            RemoveBookmarks(run, at);
            run.Close(at, ExecutionStatus.Completed);
            Journal.Update(run, at, Now);
            Journal.Write(run, at, Journal.Completed, Now);
            if (at.Parent is not { } container || run.FinishAsked) return;

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
        if (run.Definition.FaultsOnIncident) run.FaultAsked = true;
    }

    /// <summary>The workflow ends before its activities do: what is still open is cancelled.</summary>
    private async ValueTask EndAsync(InstanceRun run, WorkflowSubStatus how, string reason, CancellationToken stop)
    {
        await CancelAsync(run, run.Root, reason, stop, ending: how);
        run.Queue.Clear();
        Settle(run, how);
    }

    private void Settle(InstanceRun run, WorkflowSubStatus how)
    {
        var row = run.Row;
        row.SubStatus = how;
        row.UpdatedAt = Now;
        if (how is WorkflowSubStatus.Suspended or WorkflowSubStatus.Executing) return;

        row.Status = WorkflowStatus.Finished;
        row.FinishedAt = Now;
        // What a started-and-left branch may still hold.
        foreach (var bookmark in run.Bookmarks.Values.ToArray()) RemoveBookmark(run, run.FindOpen(bookmark.ExecutionId), bookmark);
        foreach (var timer in run.Timers.ToArray()) RemoveTimer(run, timer);
    }

    private void GoOnLater(InstanceRun run)
    {
        Settle(run, WorkflowSubStatus.Executing);
        var timer = new TimerRow { Id = Ids.New(Now), InstanceId = run.Row.Id, DueAt = Now };
        run.Timers.Add(timer);
        run.Changes.AddedTimers.Add(timer);
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

    /// <summary>The storage's troubles and a stop are the unit of work's: it is rolled back and tried again. All else is an incident.</summary>
    private static bool IsActivitys(Exception error, CancellationToken stop) =>
        error is not (DbException or DbUpdateException or OutOfMemoryException)
        && !(error is OperationCanceledException && stop.IsCancellationRequested);
}
