using CaseFlow.Web.Features.Editing;
using CaseFlow.Web.Hosting;
using CaseFlow.Web.Security;
using MediatR;

namespace CaseFlow.Web.Features.Instances.Retention;

/// <summary>Once a day clears away what the runtime keeps no longer, in small commands, so that nobody waits for the broom.</summary>
internal sealed class InstanceSweep(Readiness readiness, IServiceScopeFactory scopes, TimeProvider time, ILogger<InstanceSweep> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromDays(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await readiness.WaitAsync(stoppingToken);
        using var timer = new PeriodicTimer(Every, time);
        do
        {
            try
            {
                await SweepAsync(stoppingToken);
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                log.SweepFailed(error);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task SweepAsync(CancellationToken stop)
    {
        var stayed = 0;
        for (var more = true; more;)
        {
            (_, stayed, more) = await SendAsync(new PurgeInstances.Command(stayed), stop);
        }

        while (await SendAsync(new PurgeOperations.Command(), stop) || await SendAsync(new PurgeSaves.Command(), stop))
        {
            // One batch after the other.
        }
    }

    private async Task<T> SendAsync<T>(IRequest<T> request, CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CallerContext>().BecomeSystem("instance-sweep");
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request, stop);
    }
}

internal static partial class InstanceSweepLog
{
    [LoggerMessage(1501, LogLevel.Error, "Clearing away old workflow instances failed; it is tried again tomorrow")]
    public static partial void SweepFailed(this ILogger<InstanceSweep> log, Exception error);
}
