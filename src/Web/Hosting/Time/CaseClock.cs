using CaseFlow.Domain.Time;
using Microsoft.Extensions.Options;

namespace CaseFlow.Web.Hosting.Time;

/// <summary>The case clock: the system's time moved by an offset that only the demo and tests change.</summary>
public sealed class CaseClock(TimeProvider time, IOptions<CaseFlowOptions> options) : ICaseClock
{
    private readonly TimeZoneInfo zone = TimeZoneInfo.FindSystemTimeZoneById(options.Value.TimeZone);
    private long offsetTicks;

    public DateTimeOffset Now => Whole(time.GetUtcNow() + Offset);

    public DateOnly Today => DateOf(Now);

    public TimeSpan Offset
    {
        get => new(Interlocked.Read(ref offsetTicks));
        internal set => Interlocked.Exchange(ref offsetTicks, value.Ticks);
    }

    public DateOnly DateOf(DateTimeOffset instant) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, zone).DateTime);

    public DateTimeOffset StartOf(DateOnly day)
    {
        var local = day.ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime();
    }

    // Stored as microseconds: what is compared later must be what was stored.
    private static DateTimeOffset Whole(DateTimeOffset at) => new(at.Ticks - (at.Ticks % TimeSpan.TicksPerMicrosecond), at.Offset);
}

/// <summary>The one row that keeps the offset over restarts.</summary>
public sealed class ClockState
{
    public const int TheOnlyId = 1;

    public int Id { get; init; } = TheOnlyId;

    public long OffsetMicroseconds { get; set; }
}
