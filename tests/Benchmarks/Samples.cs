using System.Collections.Concurrent;

namespace CaseFlow.Benchmarks;

/// <summary>How long each burst of a round took, and the round as a whole.</summary>
internal sealed class Samples
{
    private readonly ConcurrentBag<double> milliseconds = [];

    public TimeSpan Took { get; set; }

    public int Count => milliseconds.Count;

    public double PerSecond => Count / Took.TotalSeconds;

    public void Add(TimeSpan one) => milliseconds.Add(one.TotalMilliseconds);

    public static double Percentile(IEnumerable<Samples> rounds, double share)
    {
        var sorted = rounds.SelectMany(r => r.milliseconds).Order().ToList();
        return sorted[Math.Min(sorted.Count - 1, (int)Math.Ceiling(sorted.Count * share) - 1)];
    }

    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted.Count % 2 == 1 ? sorted[sorted.Count / 2] : (sorted[(sorted.Count / 2) - 1] + sorted[sorted.Count / 2]) / 2;
    }
}
