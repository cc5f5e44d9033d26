namespace CaseFlow.Faults;

/// <summary>What was found wrong. The last line says how much: <c>violations N</c>.</summary>
internal sealed class Verdict
{
    private const int MostShown = 50;
    private readonly Lock only = new();
    private int violations;

    public bool IsClean => Volatile.Read(ref violations) == 0;

    public void Violation(string what)
    {
        lock (only)
        {
            if (++violations <= MostShown)
            {
                Console.WriteLine($"VIOLATION {what}");
            }
        }
    }

    public void Must(bool holds, string otherwise)
    {
        if (!holds)
        {
            Violation(otherwise);
        }
    }

    /// <summary>Every row is one thing that must not be.</summary>
    public void None(IEnumerable<string> found, string what)
    {
        foreach (var one in found)
        {
            Violation($"{what}: {one}");
        }
    }

    /// <returns>The exit code.</returns>
    public int Close()
    {
        Console.WriteLine($"violations {violations}");
        return violations == 0 ? 0 : 1;
    }
}
