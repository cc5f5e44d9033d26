using System.Collections.Concurrent;
using CaseFlow.Domain.Time;

namespace CaseFlow.Workflows.Runtime;

/// <summary>Timers whose unit of work failed rest a while, longer each time, instead of holding up all that are due after them. A restart tries them
/// at once.</summary>
public sealed class FailedTimers(ICaseClock clock)
{
    private const int MostDoublings = 10; // 17 hours
    private static readonly TimeSpan FirstRest = TimeSpan.FromMinutes(1);
    private readonly ConcurrentDictionary<Guid, (DateTimeOffset RestUntil, int Failures)> failed = [];

    /// <summary>The one fired last.</summary>
    internal Guid? Last { get; set; }

    internal bool SetAside()
    {
        if (Last is not { } timer) return false;

        var failures = failed.GetValueOrDefault(timer).Failures;
        failed[timer] = (clock.Now + (FirstRest * (1 << Math.Min(failures, MostDoublings))), failures + 1);
        Last = null;
        return true;
    }

    /// <summary>Those that are not to be tried yet.</summary>
    internal ICollection<Guid> Resting() => failed.IsEmpty ? [] : [.. Rests().Select(f => f.Key)];

    internal DateTimeOffset? NextTry() => failed.IsEmpty ? null : Rests().Min(f => (DateTimeOffset?)f.Value.RestUntil);

    private IEnumerable<KeyValuePair<Guid, (DateTimeOffset RestUntil, int Failures)>> Rests() => failed.Where(f => f.Value.RestUntil > clock.Now);
}
