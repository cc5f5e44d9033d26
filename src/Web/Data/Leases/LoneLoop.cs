using CaseFlow.Web.Data.UnitOfWork;
using CaseFlow.Web.Hosting;
using CaseFlow.Web.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Web.Data.Leases;

/// <summary>What a background loop that runs once per database stands on.</summary>
public sealed record LoopServices(
    IServiceScopeFactory Scopes, Readiness Readiness, CommitSignal Signal, ILeases Leases, TimeProvider Time, ILoggerFactory Logs);

/// <summary>A loop that runs in one process at a time per database: it holds a lease, is woken by commits, and looks by itself now and then.</summary>
public abstract class LoneLoop(string name, LoopServices services) : BackgroundService
{
    private static readonly TimeSpan AskAgainEvery = TimeSpan.FromSeconds(2);
    private readonly ILogger log = services.Logs.CreateLogger(name);

    /// <summary>Without a commit it looks this often all the same.</summary>
    protected virtual TimeSpan LookEvery => TimeSpan.FromSeconds(30);

    /// <summary>Kinds of rows that its work is found in: a commit that changed none of them does not wake it. None: every commit does.</summary>
    protected virtual IReadOnlyCollection<Type> Rows => [];

    /// <summary>Does what there is to do, in commands of its own (see <see cref="SendAsync{T}"/>); returns when there is nothing left.
    /// Having found nothing it must write nothing: its own commit would wake it again.</summary>
    protected abstract Task WorkAsync(CancellationToken stop);

    /// <summary>Sends a request as the system under this loop's name, in a scope of its own.</summary>
    protected async Task<T> SendAsync<T>(IRequest<T> request, CancellationToken stop)
    {
        await using var scope = services.Scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CallerContext>().BecomeSystem(name);
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request, stop);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await services.Readiness.WaitAsync(stoppingToken);
        using var lease = await TakeAsync(stoppingToken);
        var commits = await WatchAsync();
        while (!stoppingToken.IsCancellationRequested)
        {
            var seen = commits.Next;
            try
            {
                await WorkAsync(stoppingToken);
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                log.LoopFailed(error, name);
                await Task.Delay(AskAgainEvery, services.Time, stoppingToken);
            }

            await CommitSignal.WaitAsync(seen, LookEvery, services.Time, stoppingToken);
        }
    }

    private async Task<CommitWatch> WatchAsync()
    {
        if (Rows.Count == 0) return services.Signal.Watch(null);

        await using var scope = services.Scopes.CreateAsyncScope();
        var model = scope.ServiceProvider.GetRequiredService<CaseFlowDb>().Model;
        return services.Signal.Watch(Rows.Select(r => model.FindEntityType(r)!.GetTableName()!).ToHashSet(StringComparer.Ordinal));
    }

    private async Task<IDisposable> TakeAsync(CancellationToken stop)
    {
        while (true)
        {
            if (services.Leases.TryTake(name) is { } lease)
            {
                return lease;
            }

            await Task.Delay(AskAgainEvery, services.Time, stop);
        }
    }
}

internal static partial class LoopLog
{
    [LoggerMessage(1301, LogLevel.Error, "The loop {Loop} failed and goes on")]
    public static partial void LoopFailed(this ILogger log, Exception error, string loop);
}
