using CaseFlow.Web.Hosting;
using MediatR;

namespace CaseFlow.Web.Security.Audit;

/// <summary>Empties the queue of refusals: single ones at once, counts once a minute and when the house closes.</summary>
internal sealed class RefusalWriter(
    RefusalQueue queue, Readiness readiness, IServiceScopeFactory scopes, TimeProvider time, ILogger<RefusalWriter> log) : BackgroundService
{
    private const int AtOnce = 200;
    private static readonly TimeSpan OneMinute = TimeSpan.FromMinutes(1);

    private readonly Lock gate = new();
    private Task? closing;

    public override Task StopAsync(CancellationToken cancellationToken)
    {
        lock (gate)
        {
            // A host may be stopped from two sides at once; neither may go on to dispose of it before this is done.
            return closing ??= CloseAsync(cancellationToken);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await readiness.WaitAsync(stoppingToken);
        var minuteEnds = time.GetUtcNow() + OneMinute;
        while (!stoppingToken.IsCancellationRequested)
        {
            await SomethingOrAsync(minuteEnds, stoppingToken);
            try
            {
                if (queue.Waiting.TryPeek(out _))
                {
                    await WriteAsync(null, stoppingToken);
                }

                if (time.GetUtcNow() >= minuteEnds)
                {
                    minuteEnds = time.GetUtcNow() + OneMinute;
                    await WriteCountsAsync(stoppingToken);
                }
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                log.RefusalsNotRecorded(error);
                await Task.Delay(TimeSpan.FromSeconds(5), time, stoppingToken);
            }
        }
    }

    private async Task CloseAsync(CancellationToken stop)
    {
        await base.StopAsync(stop);
        if (readiness.IsReady)
        {
            while (queue.Waiting.TryPeek(out _))
            {
                await WriteAsync(null, CancellationToken.None);
            }

            await WriteCountsAsync(CancellationToken.None);
        }
    }

    private async Task SomethingOrAsync(DateTimeOffset until, CancellationToken stop)
    {
        var left = until - time.GetUtcNow();
        if (left <= TimeSpan.Zero)
        {
            return;
        }

        using var timer = CancellationTokenSource.CreateLinkedTokenSource(stop);
        await Task.WhenAny(queue.Waiting.WaitToReadAsync(timer.Token).AsTask(), Task.Delay(left, time, timer.Token));
        await timer.CancelAsync();
        stop.ThrowIfCancellationRequested();
    }

    private async Task WriteCountsAsync(CancellationToken stop)
    {
        if (queue.TakeCounts() is not { } counts)
        {
            return;
        }

        try
        {
            await WriteAsync(counts, stop);
        }
        catch
        {
            queue.PutBack(counts);
            throw;
        }
    }

    private async Task WriteAsync(RefusalCounts? counts, CancellationToken stop)
    {
        var taken = new List<Refusal>();
        while (taken.Count < AtOnce && queue.Waiting.TryRead(out var refusal))
        {
            taken.Add(refusal);
        }

        try
        {
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<CallerContext>().BecomeSystem("refusals");
            await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new RecordRefusals.Command(taken, counts), stop);
        }
        catch
        {
            taken.ForEach(queue.Add);
            throw;
        }
    }
}
