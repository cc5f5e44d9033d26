namespace CaseFlow.Faults;

/// <summary>Every round, and everybody in it, draws from a stream of their own, so that one round can be run again without the others.</summary>
internal static class Seeds
{
    public static Random For(int seed, int round, int who = 0) =>
        new(unchecked((((seed * 486_187_739) + round) * 16_777_619) + who));
}
