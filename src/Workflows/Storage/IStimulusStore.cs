namespace CaseFlow.Workflows.Storage;

/// <summary>What starts and resumes instances from outside: start triggers, bookmarks by what resumes them, events that nobody waited for, and answers that
/// wait for their instance. Works inside the unit of work around it, as <see cref="IWorkflowStore"/> does.</summary>
public interface IStimulusStore
{
    /// <summary>Bookmarks of running instances, the oldest first.</summary>
    /// <param name="key">As <see cref="BookmarkRow.StimulusKey"/>.</param>
    /// <param name="correlationId">Null: of any instance.</param>
    /// <param name="instanceId">Null: of any instance.</param>
    /// <param name="stop">Stops the reading.</param>
    Task<IReadOnlyList<WaitingBookmark>> WaitingAsync(string key, string? correlationId, Guid? instanceId, CancellationToken stop);

    /// <returns>The bookmark with this key, whatever has become of its instance.</returns>
    Task<WaitingBookmark?> FindWaitingAsync(string key, CancellationToken stop);

    Task<IReadOnlyList<TriggerRow>> TriggersByKeyAsync(string key, CancellationToken stop);

    Task<IReadOnlyList<TriggerRow>> TriggersOfAsync(string definitionId, CancellationToken stop);

    Task AddTriggerAsync(TriggerRow trigger, CancellationToken stop);

    Task RemoveTriggerAsync(TriggerRow trigger, CancellationToken stop);

    Task<DateTimeOffset?> NextTriggerAsync(CancellationToken stop);

    /// <returns>The earliest trigger due by then.</returns>
    Task<TriggerRow?> FindDueTriggerAsync(DateTimeOffset upTo, CancellationToken stop);

    /// <summary>Writes when it falls due next.</summary>
    Task RescheduleAsync(TriggerRow trigger, CancellationToken stop);

    Task KeepAsync(WaitingEventRow happened, CancellationToken stop);

    /// <summary>Takes the oldest kept event that fits.</summary>
    /// <param name="key">As <see cref="BookmarkRow.StimulusKey"/>.</param>
    /// <param name="correlationId">Of the instance that waits.</param>
    /// <param name="instanceId">Of the instance that waits.</param>
    /// <param name="except">The event that started it; it has had that one.</param>
    /// <param name="now">Those that have expired by now are left.</param>
    /// <param name="stop">Stops the reading.</param>
    Task<WaitingEventRow?> TakeKeptAsync(string key, string? correlationId, Guid instanceId, Guid? except, DateTimeOffset now, CancellationToken stop);

    Task<DateTimeOffset?> NextExpiryAsync(CancellationToken stop);

    /// <returns>How many kept events had expired by then and are gone.</returns>
    Task<int> PurgeAsync(DateTimeOffset upTo, CancellationToken stop);

    /// <summary>Keeps an answer for an instance, and the timer (if any) at which it takes it.</summary>
    Task PostAsync(InboxRow answer, TimerRow? timer, CancellationToken stop);

    /// <summary>Takes what waits for an instance, in the order it came.</summary>
    Task<IReadOnlyList<InboxRow>> TakeInboxAsync(Guid instanceId, CancellationToken stop);

    /// <returns>The version that is not deleted.</returns>
    Task<Guid?> FindVersionAsync(string definitionId, int version, CancellationToken stop);

    /// <summary>Whether an instance runs.</summary>
    /// <param name="definitionId">Null: of any definition.</param>
    /// <param name="anyCorrelation">Whether it matters which.</param>
    /// <param name="correlationId">Null: one that has none.</param>
    /// <param name="stop">Stops the reading.</param>
    Task<bool> IsRunningAsync(string? definitionId, bool anyCorrelation, string? correlationId, CancellationToken stop);
}

public sealed record WaitingBookmark(Guid BookmarkId, Guid InstanceId);
