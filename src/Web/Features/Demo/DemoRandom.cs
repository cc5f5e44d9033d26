namespace CaseFlow.Web.Features.Demo;

/// <summary>SplitMix64: the same seed gives the same county on every machine and runtime, and each household its own stream.</summary>
internal sealed class DemoRandom
{
    private ulong state;

    /// <param name="seed">The county's.</param>
    /// <param name="stream">For example a household's number in the county.</param>
    public DemoRandom(int seed, long stream)
    {
        state = unchecked((ulong)seed * 0x9E3779B97F4A7C15);
        state = Draw() ^ unchecked((ulong)stream);
        Draw();
    }

    /// <summary>Zero to one, one excluded.</summary>
    public double Unit() => (Draw() >> 11) * (1.0 / (1UL << 53));

    public bool Chance(double probability) => Unit() < probability;

    /// <summary>Both ends included.</summary>
    public int Between(int least, int most) => least + (int)(Draw() % (ulong)(most - least + 1));

    public T Of<T>(IReadOnlyList<T> list) => list[Between(0, list.Count - 1)];

    /// <summary>One of the list by its weights, which need not add up to anything.</summary>
    public T Of<T>(IReadOnlyList<(T Value, double Weight)> list)
    {
        var left = Unit() * list.Sum(x => x.Weight);
        foreach (var (value, weight) in list)
        {
            left -= weight;
            if (left < 0)
            {
                return value;
            }
        }

        return list[^1].Value;
    }

    /// <summary>Around 1, seldom far from it: the product of incomes and bills.</summary>
    public double Spread(double width) => Math.Exp(width * (Unit() + Unit() + Unit() + Unit() - 2) * 1.73);

    public string Digits(int count) => string.Create(count, this, static (span, random) =>
    {
        for (var i = 0; i < span.Length; i++)
        {
            span[i] = (char)('0' + random.Between(0, 9));
        }
    });

    private ulong Draw()
    {
        unchecked
        {
            var z = state += 0x9E3779B97F4A7C15;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }
    }
}
