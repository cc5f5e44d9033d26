using CaseFlow.Workflows.Storage;

namespace CaseFlow.Workflows.Runtime;

/// <summary>Timers for the host: it asks when the next is due and fires them in order of due time, some in a unit of work. When a unit of work fails it
/// fires them one by one, and sets the one aside that fails alone.</summary>
public sealed class DueTimers(IWorkflowStore store, WorkflowEngine engine, FailedTimers failed)
{
    /// <returns>When the earliest timer is due, or one that failed may be tried again (case clock); null when there is none.</returns>
    public async Task<DateTimeOffset?> NextDueAsync(CancellationToken stop)
    {
        var (next, again) = (await store.FindDueAsync(DateTimeOffset.MaxValue, failed.Resting(), stop), failed.NextTry());
        return again is null || next?.DueAt < again ? next?.DueAt : again;
    }

    /// <summary>Fires the earliest timer due by then and removes it. Works inside the open unit of work.</summary>
    /// <returns>False when none is due.</returns>
    public async Task<bool> FireNextAsync(DateTimeOffset upTo, CancellationToken stop)
    {
        if (await store.FindDueAsync(upTo, failed.Resting(), stop) is not { } timer) return false;

        failed.Last = timer.Id;
        await engine.FireAsync(timer, stop);
        return true;
    }

    /// <summary>The unit of work in which a timer was fired alone has failed: those behind it get their turn.</summary>
    /// <returns>False when no timer was fired.</returns>
    public bool SetAside() => failed.SetAside();
}
