using CaseFlow.Web.Features.Notifications;
using CaseFlow.Web.Hosting;
using CaseFlow.Web.Security;
using CaseFlow.Web.Security.Sessions;
using MediatR;

namespace CaseFlow.Web.Live;

/// <summary>Clears away, once a day, what is older than it is kept.</summary>
internal sealed class NotificationSweep(Readiness readiness, IServiceScopeFactory scopes, TimeProvider time, ILogger<NotificationSweep> log)
    : BackgroundService
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
                while (await SweepAsync(new PurgeNotifications.Command(), stoppingToken) || await SweepAsync(new PurgeSessions.Command(), stoppingToken))
                {
                    // Each round is a small command of its own, so that nobody waits for the broom.
                }
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                log.SweepFailed(error);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task<bool> SweepAsync(IRequest<bool> broom, CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CallerContext>().BecomeSystem("notification-sweep");
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(broom, stop);
    }
}
