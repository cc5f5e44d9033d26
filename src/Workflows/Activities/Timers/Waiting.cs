using CaseFlow.Workflows.Expressions;
using CaseFlow.Workflows.Runtime;
using CaseFlow.Workflows.Runtime.Starting;

namespace CaseFlow.Workflows.Activities.Timers;

/// <summary>Waits for a while of the case clock.</summary>
[Activity("Elsa.Delay", Category = "Scheduling", DisplayName = "Delay", CanWait = true, Description = "Waits for a while.")]
public sealed class Delay : Activity
{
    /// <summary><c>[d.]hh:mm:ss</c>; one minute unless set.</summary>
    [Member(TypeName = "TimeSpan", ShownDefault = "00:01:00")]
    public required Input<TimeSpan?> TimeSpan { get; init; }

    public override ValueTask ExecuteAsync(ActivityContext context)
    {
        context.WaitUntil(Instants.After(context.Now, context.Get(TimeSpan) ?? System.TimeSpan.FromMinutes(1)));
        return default;
    }
}

/// <summary>Waits until an instant of the case clock, or starts an instance then; one that has passed does not wait.</summary>
[Activity("Elsa.StartAt", Category = "Scheduling", DisplayName = "Start at", Kind = "Trigger", CanWait = true, Description = "Waits until an instant, or starts the workflow at it.")]
public sealed class StartAt : Activity, IStartTrigger
{
    [Member(Required = true)]
    public required Input<DateTimeOffset> DateTime { get; init; }

    public override ValueTask ExecuteAsync(ActivityContext context)
    {
        if (context.IsTrigger(out _)) return default;

        var due = context.Get(DateTime);
        if (due > context.Now) context.WaitUntil(due, new() { ["executeAt"] = due.ToString("O") });
        return default;
    }

    public async ValueTask<StartTrigger?> ReadAsync(TriggerReading reading)
    {
        var due = await reading.GetAsync(DateTime);
        if (due == default) return null;
        return new(null, new() { ["executeAt"] = due.ToString("O") }, reading.LastDueAt is null ? due : null);
    }
}

/// <summary>Starts an instance at every interval; inside a workflow it waits one interval.</summary>
[Activity("Elsa.Timer", Category = "Scheduling", DisplayName = "Timer", Kind = "Trigger", CanWait = true, Description = "Starts the workflow, or goes on, at an interval.")]
public sealed class Timer : Activity, IStartTrigger
{
    /// <summary>An interval that is no time at all would never let anything else run.</summary>
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(1);

    /// <summary><c>[d.]hh:mm:ss</c>; one minute unless set.</summary>
    [Member(TypeName = "TimeSpan", ShownDefault = "00:01:00")]
    public required Input<TimeSpan?> Interval { get; init; }

    public override ValueTask ExecuteAsync(ActivityContext context)
    {
        if (!context.IsTrigger(out _)) context.WaitUntil(Instants.After(context.Now, context.Get(Interval) ?? TimeSpan.FromMinutes(1)));
        return default;
    }

    public async ValueTask<StartTrigger?> ReadAsync(TriggerReading reading)
    {
        var interval = await reading.GetAsync(Interval) ?? TimeSpan.FromMinutes(1);
        if (interval < Shortest) throw new ActivityException("timer.too_short", interval.ToString());

        return new(null, new() { ["interval"] = interval.ToString() }, Instants.NextOf(reading.LastDueAt ?? reading.Now, interval, reading.Now));
    }
}

/// <summary>Starts an instance whenever a cron expression says so; inside a workflow it waits for the next such instant.</summary>
[Activity("Elsa.Cron", Category = "Scheduling", DisplayName = "Cron", Kind = "Trigger", CanWait = true, Description = "Starts the workflow, or goes on, at the times of a cron expression.")]
public sealed class Cron : Activity, IStartTrigger
{
    /// <summary>Six fields, the first one seconds; see <see cref="CronSchedule"/>.</summary>
    [Member(Required = true)]
    public required Input<string> CronExpression { get; init; }

    public override ValueTask ExecuteAsync(ActivityContext context)
    {
        if (context.IsTrigger(out _)) return default;

        var written = context.Need(CronExpression);
        var due = Next(written, context.Now, context.Service<WorkflowOptions>()) ?? throw new ActivityException("cron.never", written);
        context.WaitUntil(due, new() { ["executeAt"] = due.ToString("O"), ["cronExpression"] = written });
        return default;
    }

    public async ValueTask<StartTrigger?> ReadAsync(TriggerReading reading) => await reading.GetAsync(CronExpression) is { Length: > 0 } written
        ? new(null, new() { ["cronExpression"] = written }, Next(written, reading.Now, reading.Options))
        : null;

    private static DateTimeOffset? Next(string written, DateTimeOffset after, WorkflowOptions options) =>
        CronSchedule.TryParse(written, out var schedule) ? schedule.NextAfter(after, options.CronTimeZone) : throw new ActivityException("cron.malformed", written);
}
