using CaseFlow.Workflows.Storage;

namespace CaseFlow.Workflows.Runtime;

/// <summary>Timers for the host: it asks when the next is due and fires them one by one, each in a unit of work of its own.</summary>
public sealed class DueTimers(IWorkflowStore store, WorkflowEngine engine)
{
    /// <returns>When the earliest timer is due (case clock); null when there is none.</returns>
    public Task<DateTimeOffset?> NextDueAsync(CancellationToken stop) => store.NextDueAsync(stop);

    /// <summary>Fires the earliest timer due by then and removes it. Works inside the open unit of work.</summary>
    /// <returns>False when none is due.</returns>
    public async Task<bool> FireNextAsync(DateTimeOffset upTo, CancellationToken stop)
    {
        if (await store.FindDueAsync(upTo, stop) is not { } timer) return false;

        await engine.FireAsync(timer, stop);
        return true;
    }
}
