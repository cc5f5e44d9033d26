namespace CaseFlow.Web.Data.UnitOfWork;

/// <summary>Wakes the background loops after a commit, so that a push leaves at once and nobody polls; and only those whose rows it changed.</summary>
public sealed class CommitSignal
{
    private readonly Lock only = new();
    private readonly CommitWatch every = new(null);
    private CommitWatch[] watches = [];

    /// <summary>Take it before looking for work; it completes at the first commit after that.</summary>
    public Task Next => every.Next;

    /// <summary>For as long as the process lives: commits that change rows of these tables, or (null) all.</summary>
    public CommitWatch Watch(IReadOnlySet<string>? tables)
    {
        var watch = new CommitWatch(tables);
        lock (only) watches = [.. watches, watch];
        return watch;
    }

    /// <param name="tables">Whose rows changed; null when nobody knows.</param>
    public void Committed(IReadOnlySet<string>? tables = null)
    {
        every.Tell();
        foreach (var watch in Volatile.Read(ref watches))
        {
            if (tables is null || watch.Concerns(tables))
            {
                watch.Tell();
            }
        }
    }

    /// <summary>Waits for a commit after <paramref name="seen"/> was taken, or until the time is up.</summary>
    public static async Task WaitAsync(Task seen, TimeSpan atMost, TimeProvider time, CancellationToken stop)
    {
        using var timer = CancellationTokenSource.CreateLinkedTokenSource(stop);
        await Task.WhenAny(seen, Task.Delay(atMost, time, timer.Token));
        await timer.CancelAsync();
        stop.ThrowIfCancellationRequested();
    }
}

/// <summary>The commits that one loop waits for.</summary>
public sealed class CommitWatch
{
    private readonly IReadOnlySet<string>? tables;
    private TaskCompletionSource next = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal CommitWatch(IReadOnlySet<string>? tables) => this.tables = tables;

    /// <summary>Take it before looking for work; it completes at the first such commit after that.</summary>
    public Task Next => Volatile.Read(ref next).Task;

    internal bool Concerns(IReadOnlySet<string> changed) => tables is null || tables.Overlaps(changed);

    internal void Tell() => Interlocked.Exchange(ref next, new(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();
}
