namespace CaseFlow.Web.Data.UnitOfWork;

/// <summary>Wakes the background loops after a commit, so that a push leaves at once and nobody polls.</summary>
public sealed class CommitSignal
{
    private TaskCompletionSource next = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Take it before looking for work; it completes at the first commit after that.</summary>
    public Task Next => Volatile.Read(ref next).Task;

    public void Committed() =>
        Interlocked.Exchange(ref next, new(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();

    /// <summary>Waits for a commit after <paramref name="seen"/> was taken, or until the time is up.</summary>
    public static async Task WaitAsync(Task seen, TimeSpan atMost, TimeProvider time, CancellationToken stop)
    {
        using var timer = CancellationTokenSource.CreateLinkedTokenSource(stop);
        await Task.WhenAny(seen, Task.Delay(atMost, time, timer.Token));
        await timer.CancelAsync();
        stop.ThrowIfCancellationRequested();
    }
}
