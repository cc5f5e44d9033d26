namespace CaseFlow.Web.Hosting.Time;

/// <summary>Something that falls due by the case clock: workflow timers, task deadlines, nightly runs. The due loop fires all sources in order of
/// due time, late rather than never, each once.</summary>
public interface IDueSource
{
    /// <summary>A code, for logs.</summary>
    string Name { get; }

    /// <summary>The kinds of rows that its due times are read from.</summary>
    IReadOnlyCollection<Type> Rows { get; }

    /// <summary>When the next thing falls due; null when nothing waits. Reads only.</summary>
    Task<DateTimeOffset?> NextDueAsync(CancellationToken stop);

    /// <summary>Fires at most one thing that is due by then. Runs inside a unit of work of its own, as the system.</summary>
    /// <returns>Whether something fired.</returns>
    Task<bool> FireNextAsync(DateTimeOffset upTo, CancellationToken stop);
}
