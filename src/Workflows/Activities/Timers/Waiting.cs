using CaseFlow.Workflows.Runtime;

namespace CaseFlow.Workflows.Activities.Timers;

/// <summary>Waits for a while of the case clock.</summary>
[Activity("Elsa.Delay", Category = "Scheduling", DisplayName = "Delay", CanWait = true)]
public sealed class Delay : Activity
{
    /// <summary><c>[d.]hh:mm:ss</c>; one minute unless set.</summary>
    public required Input<TimeSpan?> TimeSpan { get; init; }

    public override ValueTask ExecuteAsync(ActivityContext context)
    {
        context.WaitUntil(context.Now + (context.Get(TimeSpan) ?? System.TimeSpan.FromMinutes(1)));
        return default;
    }
}

/// <summary>Waits until an instant of the case clock; one that has passed does not wait.</summary>
[Activity("Elsa.StartAt", Category = "Scheduling", DisplayName = "Start at", Kind = "Trigger", CanWait = true)]
public sealed class StartAt : Activity
{
    public required Input<DateTimeOffset> DateTime { get; init; }

    public override ValueTask ExecuteAsync(ActivityContext context)
    {
        if (context.Get(DateTime) is var due && due > context.Now) context.WaitUntil(due);
        return default;
    }
}
