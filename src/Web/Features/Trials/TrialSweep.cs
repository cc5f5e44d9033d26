namespace CaseFlow.Web.Features.Trials;

/// <summary>Clears away what an earlier process left, and now and then what nobody looks at any more; at the end, all of it.</summary>
internal sealed class TrialSweep(Trials trials, TrialFolders folders, TimeProvider time, ILogger<TrialSweep> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        folders.Clear();
        return base.StartAsync(cancellationToken);
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await trials.DisposeAsync();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await trials.SweepAsync();
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                log.TrialNotEnded(error);
            }
        }
    }
}

internal static partial class TrialLog
{
    [LoggerMessage(3401, LogLevel.Error, "A trial could not be ended and is ended later")]
    public static partial void TrialNotEnded(this ILogger log, Exception error);

    [LoggerMessage(3402, LogLevel.Information, "Trial {Trial} of workflow {DefinitionId} began in {Milliseconds} ms")]
    public static partial void TrialBegan(this ILogger log, Guid trial, string definitionId, long milliseconds);
}
