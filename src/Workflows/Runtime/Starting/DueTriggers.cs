using CaseFlow.Workflows.Storage;

namespace CaseFlow.Workflows.Runtime.Starting;

/// <summary>Start triggers that time fires. One that has missed several occurrences fires once and goes on from now.</summary>
public sealed class DueTriggers(IStimulusStore stimuli, TriggerIndex index, WorkflowEngine engine)
{
    public Task<DateTimeOffset?> NextDueAsync(CancellationToken stop) => stimuli.NextTriggerAsync(stop);

    /// <summary>Starts an instance by the earliest trigger due by then. Works inside the open unit of work.</summary>
    /// <returns>False when none is due.</returns>
    public async Task<bool> FireNextAsync(DateTimeOffset upTo, CancellationToken stop)
    {
        if (await stimuli.FindDueTriggerAsync(upTo, stop) is not { } trigger) return false;

        trigger.NextDueAt = await index.NextAsync(trigger, stop);
        await stimuli.RescheduleAsync(trigger, stop);
        await engine.StartByAsync(trigger, correlationId: null, payload: null, stop);
        return true;
    }
}
