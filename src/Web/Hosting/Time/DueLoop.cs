using CaseFlow.Domain.Time;
using CaseFlow.Web.Data.UnitOfWork;

namespace CaseFlow.Web.Hosting.Time;

/// <summary>Sleeps until the next thing falls due, or a commit may have brought something nearer.</summary>
internal sealed class DueLoop(Readiness readiness, DueQueue queue, ICaseClock clock, CommitSignal signal, TimeProvider time) : BackgroundService
{
    /// <summary>The clock of the machine may be set; a timer then fires at most this late.</summary>
    private static readonly TimeSpan LongestSleep = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await readiness.WaitAsync(stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            var seen = signal.Next;
            await queue.FireDueAsync(stoppingToken);
            var next = await queue.PeekAsync(stoppingToken);
            var sleep = next is null ? LongestSleep : next.Value.At - clock.Now;
            sleep = sleep > LongestSleep ? LongestSleep : sleep;
            if (sleep > TimeSpan.Zero)
            {
                await CommitSignal.WaitAsync(seen, sleep, time, stoppingToken);
            }
        }
    }
}
