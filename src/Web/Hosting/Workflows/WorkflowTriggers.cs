using CaseFlow.Web.Hosting.Time;
using CaseFlow.Workflows.Runtime.Starting;
using CaseFlow.Workflows.Storage;

namespace CaseFlow.Web.Hosting.Workflows;

/// <summary>Definitions that time starts, among what falls due.</summary>
internal sealed class WorkflowTriggers(DueTriggers triggers) : IDueSource
{
    public string Name => "workflow-triggers";

    public IReadOnlyCollection<Type> Rows { get; } = [typeof(TriggerRow)];

    public Task<DateTimeOffset?> NextDueAsync(CancellationToken stop) => triggers.NextDueAsync(stop);

    public Task<bool> FireNextAsync(DateTimeOffset upTo, CancellationToken stop) => triggers.FireNextAsync(upTo, stop);
}

/// <summary>Events that nobody waited for in time, among what falls due.</summary>
internal sealed class WorkflowEvents(ExpiredEvents events) : IDueSource
{
    public string Name => "workflow-events";

    public IReadOnlyCollection<Type> Rows { get; } = [typeof(WaitingEventRow)];

    public Task<DateTimeOffset?> NextDueAsync(CancellationToken stop) => events.NextDueAsync(stop);

    public Task<bool> FireNextAsync(DateTimeOffset upTo, CancellationToken stop) => events.PurgeAsync(upTo, stop);
}
