using CaseFlow.Workflows.Storage;

namespace CaseFlow.Workflows.Runtime.Starting;

/// <summary>Drops kept events that nobody came to wait for.</summary>
public sealed class ExpiredEvents(IStimulusStore stimuli)
{
    public Task<DateTimeOffset?> NextDueAsync(CancellationToken stop) => stimuli.NextExpiryAsync(stop);

    /// <returns>Whether there were any.</returns>
    public async Task<bool> PurgeAsync(DateTimeOffset upTo, CancellationToken stop) => await stimuli.PurgeAsync(upTo, stop) > 0;
}
