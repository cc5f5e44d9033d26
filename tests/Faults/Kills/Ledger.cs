using System.Collections.Concurrent;

namespace CaseFlow.Faults.Kills;

/// <summary>One import that was acknowledged, and what it must come to.</summary>
internal sealed record SentFile(Guid Id, string Kind, int GoodRows, int BadRows);

/// <summary>Claims, releases and hand-overs have no operation id: told so often at least, sent so often at most.</summary>
internal sealed class Handed
{
    private int sent;
    private int acknowledged;

    public int Sent => Volatile.Read(ref sent);

    public int Acknowledged => Volatile.Read(ref acknowledged);

    public void Send() => Interlocked.Increment(ref sent);

    public void Acknowledge() => Interlocked.Increment(ref acknowledged);
}

/// <summary>Everything the clients were told. It is written to a file beside the host's data too, line by line.</summary>
internal sealed class Ledger(string path)
{
    private readonly Lock only = new();
    private int inFlight;
    private int sent;
    private long clockOffset;

    public ConcurrentQueue<Attempt> Attempts { get; } = [];

    public ConcurrentQueue<SentFile> Files { get; } = [];

    /// <summary>Households of which every file was acknowledged: they must be there.</summary>
    public ConcurrentQueue<int> Households { get; } = [];

    /// <summary>What is recorded up to here is of those who worked before.</summary>
    public long AuditBefore { get; init; }

    /// <summary>By user, action and task.</summary>
    public ConcurrentDictionary<(Guid User, string Action, Guid Task), Handed> Handings { get; } = [];

    /// <summary>How far the case clock is ahead, as the clients were told.</summary>
    public TimeSpan ClockOffset => new(Interlocked.Read(ref clockOffset));

    /// <summary>The county's date.</summary>
    public DateOnly Today => DateOnly.FromDateTime((TimeProvider.System.GetUtcNow() + ClockOffset).AddHours(8).DateTime);

    /// <summary>Attempts that are on their way now.</summary>
    public int InFlight => Volatile.Read(ref inFlight);

    /// <summary>Sent so far, every try counted.</summary>
    public int Sent => Volatile.Read(ref sent);

    /// <summary>Attempts that were answered.</summary>
    public int Settled => Attempts.Count(a => a.Known is not Known.Nothing);

    public void ClockIs(TimeSpan ahead)
    {
        Interlocked.Exchange(ref clockOffset, ahead.Ticks);
        Write($"clock ahead {ahead}");
    }

    public void Write(string line)
    {
        lock (only)
        {
            File.AppendAllText(path, $"{TimeProvider.System.GetUtcNow():HH:mm:ss.fff} {line}\n");
        }
    }

    public IDisposable Sending()
    {
        Interlocked.Increment(ref inFlight);
        Interlocked.Increment(ref sent);
        return new OnItsWay(this);
    }

    private sealed class OnItsWay(Ledger ledger) : IDisposable
    {
        public void Dispose() => Interlocked.Decrement(ref ledger.inFlight);
    }
}
