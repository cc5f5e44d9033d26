using CaseFlow.Domain.Time;
using CaseFlow.Web.Data.Leases;

namespace CaseFlow.Web.Hosting.Time;

/// <summary>Sleeps until the next thing falls due, or a commit may have brought something nearer.</summary>
internal sealed class DueLoop(LoopServices services, DueQueue queue, ICaseClock clock) : LoneLoop("due", services)
{
    /// <summary>The clock of the machine may be set; a timer then fires at most this late.</summary>
    private static readonly TimeSpan LongestSleep = TimeSpan.FromSeconds(30);
    private TimeSpan sleep = LongestSleep;

    protected override TimeSpan LookEvery => sleep;

    protected override IReadOnlyCollection<Type> Rows { get; } = queue.Rows;

    protected override async Task WorkAsync(CancellationToken stop)
    {
        await queue.FireDueAsync(stop);
        var next = await queue.PeekAsync(stop);
        var until = next is null ? LongestSleep : next.Value.At - clock.Now;
        sleep = until > LongestSleep ? LongestSleep : until < TimeSpan.FromMilliseconds(1) ? TimeSpan.FromMilliseconds(1) : until;
    }
}
