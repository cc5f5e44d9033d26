using CaseFlow.Web.Hosting.Time;
using CaseFlow.Workflows.Runtime;
using CaseFlow.Workflows.Storage;

namespace CaseFlow.Web.Hosting.Workflows;

/// <summary>The runtime's timers among what falls due.</summary>
internal sealed class WorkflowTimers(DueTimers timers) : IDueSource
{
    public string Name => "workflow-timers";

    public IReadOnlyCollection<Type> Rows { get; } = [typeof(TimerRow)];

    public int MostAtOnce => 50;

    public bool SetAside() => timers.SetAside();

    public Task<DateTimeOffset?> NextDueAsync(CancellationToken stop) => timers.NextDueAsync(stop);

    public Task<bool> FireNextAsync(DateTimeOffset upTo, CancellationToken stop) => timers.FireNextAsync(upTo, stop);
}
