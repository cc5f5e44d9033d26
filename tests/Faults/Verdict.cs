namespace CaseFlow.Faults;

/// <summary>What was found wrong. The last line says how much: <c>violations N</c>.</summary>
/// <param name="silent">Only remembers: the one who planted a bug knows what is wrong.</param>
internal sealed class Verdict(bool silent = false)
{
    private const int MostShown = 50;
    private readonly Lock only = new();
    private readonly HashSet<string> said = [];
    private int violations;
    private string? first;

    public bool IsClean => Volatile.Read(ref violations) == 0;

    public int Violations => Volatile.Read(ref violations);

    /// <summary>What was found first.</summary>
    public string? First => Volatile.Read(ref first);

    public void Violation(string what)
    {
        lock (only)
        {
            if (!said.Add(what))
            {
                return; // the next look finds it again
            }

            first ??= what;
            if (++violations <= MostShown && !silent)
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
