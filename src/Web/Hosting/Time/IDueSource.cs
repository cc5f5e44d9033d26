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

    /// <summary>How many things may fire in one unit of work. More than one only where the next one is found though the one before is not committed.</summary>
    int MostAtOnce => 1;

    /// <summary>Fires at most one thing that is due by then. Runs inside a unit of work, as the system.</summary>
    /// <returns>Whether something fired.</returns>
    Task<bool> FireNextAsync(DateTimeOffset upTo, CancellationToken stop);

    /// <summary>The unit of work in which the last thing fired alone has failed: sets it aside for a while, so that others get their turn.</summary>
    /// <returns>False when the source cannot do without it: then the whole source rests.</returns>
    bool SetAside() => false;
}
