namespace CaseFlow.Workflows.Activities.Timers;

/// <summary>Instants that a definition's spans lead to.</summary>
internal static class Instants
{
    /// <summary>A span of nothing or less is over at once; one beyond the calendar's end lasts until then.</summary>
    public static DateTimeOffset After(DateTimeOffset now, TimeSpan span) =>
        span <= TimeSpan.Zero ? now : span >= DateTimeOffset.MaxValue - now ? DateTimeOffset.MaxValue : now + span;

    /// <summary>The first instant of a rhythm after now; those that were missed are left out.</summary>
    public static DateTimeOffset NextOf(DateTimeOffset last, TimeSpan interval, DateTimeOffset now)
    {
        var missed = now < last ? 0 : (now - last).Ticks / interval.Ticks;
        return After(last + (interval * missed), interval);
    }
}
