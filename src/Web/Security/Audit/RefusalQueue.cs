using System.Threading.Channels;

namespace CaseFlow.Web.Security.Audit;

/// <summary>Refusals on their way to the audit trail. Bounded, so that whoever is refused cannot fill the memory or the disk: beyond
/// <see cref="MostPerCallerAndMinute"/> a caller's refusals are only counted, and callers who are not signed in always are.</summary>
internal sealed class RefusalQueue(TimeProvider time)
{
    public const int MostPerCallerAndMinute = 60;
    public const int MostAddresses = 1000;

    /// <summary>Where the count goes when there are too many addresses, or none is known.</summary>
    public const string Elsewhere = "*";

    private readonly Lock gate = new();
    private readonly Channel<Refusal> waiting = Channel.CreateBounded<Refusal>(10_000);
    private readonly Dictionary<Guid, int> perCaller = [];
    private Dictionary<string, int> perAddress = [];
    private int uncounted;
    private long minute;

    public ChannelReader<Refusal> Waiting => waiting.Reader;

    /// <summary>The minute that is being counted, in whole minutes since 1970, UTC.</summary>
    public long Minute
    {
        get
        {
            lock (gate)
            {
                return minute;
            }
        }
    }

    public void Add(Refusal refusal)
    {
        lock (gate)
        {
            var caller = refusal.Caller.UserId ?? Guid.Empty;
            var seen = perCaller.GetValueOrDefault(caller) + 1;
            perCaller[caller] = seen;
            if (seen > MostPerCallerAndMinute || !waiting.Writer.TryWrite(refusal))
            {
                uncounted++;
            }
        }
    }

    public void CountUnknown(string? address)
    {
        lock (gate)
        {
            var key = address is { Length: > 0 } && (perAddress.ContainsKey(address) || perAddress.Count < MostAddresses) ? address : Elsewhere;
            perAddress[key] = perAddress.GetValueOrDefault(key) + 1;
        }
    }

    /// <summary>Ends the minute.</summary>
    /// <returns>Null: nothing was counted.</returns>
    public RefusalCounts? TakeCounts()
    {
        lock (gate)
        {
            var of = minute;
            minute = time.GetUtcNow().ToUnixTimeSeconds() / 60;
            perCaller.Clear();
            if (perAddress.Count == 0 && uncounted == 0)
            {
                return null;
            }

            var counts = new RefusalCounts(of == 0 ? minute : of, perAddress, uncounted);
            perAddress = [];
            uncounted = 0;
            return counts;
        }
    }

    /// <summary>After a failed writing: added to what has been counted since.</summary>
    public void PutBack(RefusalCounts counts)
    {
        foreach (var (address, times) in counts.PerAddress)
        {
            for (var i = 0; i < times; i++)
            {
                CountUnknown(address);
            }
        }

        lock (gate)
        {
            uncounted += counts.BeyondLimit;
        }
    }
}

/// <param name="Minute">Whole minutes since 1970, UTC.</param>
/// <param name="PerAddress">Requests answered 401, by network address.</param>
/// <param name="BeyondLimit">Refusals of signed-in callers that were not recorded one by one.</param>
internal sealed record RefusalCounts(long Minute, IReadOnlyDictionary<string, int> PerAddress, int BeyondLimit);
