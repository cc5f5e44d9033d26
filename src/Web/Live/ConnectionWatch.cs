using CaseFlow.Web.Data;
using CaseFlow.Web.Data.UnitOfWork;
using CaseFlow.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Web.Live;

/// <summary>Closes the connections of whoever was disabled, moved, or given new credentials: within a second of the commit that did it.</summary>
internal sealed class ConnectionWatch(
    Readiness readiness, IServiceScopeFactory scopes, Connections connections, CommitSignal signal, TimeProvider time, ILogger<ConnectionWatch> log)
    : BackgroundService
{
    private static readonly TimeSpan AtMostEvery = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan AtLeastEvery = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await readiness.WaitAsync(stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            var seen = signal.Next;
            try
            {
                await CheckAsync(stoppingToken);
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                log.WatchFailed(error);
            }

            await Task.Delay(AtMostEvery, time, stoppingToken);
            await CommitSignal.WaitAsync(seen, AtLeastEvery, time, stoppingToken);
        }
    }

    private async Task CheckAsync(CancellationToken stop)
    {
        var connected = connections.Users;
        if (connected.Count == 0)
        {
            return;
        }

        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CaseFlowDb>();
        var users = await db.Users.AsNoTracking().Where(u => connected.Contains(u.Id)).ToDictionaryAsync(u => u.Id, stop);
        var now = time.GetUtcNow();
        foreach (var id in connected)
        {
            connections.Keep(id, users.GetValueOrDefault(id) is { } user && user.MayEnter(now) ? Standing.Of(user) : null);
        }
    }
}
