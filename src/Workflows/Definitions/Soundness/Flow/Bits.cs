namespace CaseFlow.Workflows.Definitions.Soundness.Flow;

/// <summary>A small set of numbers.</summary>
internal sealed class Bits(int size)
{
    private readonly ulong[] words = new ulong[(size + 63) / 64];

    public bool this[int number]
    {
        get => (words[number >> 6] & (1UL << number)) != 0;
        set
        {
            if (value) words[number >> 6] |= 1UL << number;
            else words[number >> 6] &= ~(1UL << number);
        }
    }

    public bool IsEmpty => words.AsSpan().IndexOfAnyExcept(0UL) < 0;

    public bool Meets(Bits other)
    {
        for (var i = 0; i < words.Length; i++)
        {
            if ((words[i] & other.words[i]) != 0) return true;
        }

        return false;
    }

    /// <summary>As <see cref="Meets(Bits)"/>, one number left out.</summary>
    public bool Meets(Bits other, int except)
    {
        for (var i = 0; i < words.Length; i++)
        {
            var both = words[i] & other.words[i];
            if (i == except >> 6) both &= ~(1UL << except);
            if (both != 0) return true;
        }

        return false;
    }

    public void Clear() => Array.Clear(words);
}
