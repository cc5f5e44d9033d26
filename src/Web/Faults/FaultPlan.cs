using System.Globalization;

namespace CaseFlow.Web.Faults;

/// <summary>What this process is told to do wrong.</summary>
/// <param name="Point">Where it dies; null: nowhere.</param>
/// <param name="Pass">It dies when it comes there so many times.</param>
/// <param name="Mutant">The planted bug; null: none.</param>
/// <param name="ListTo">A file that gets the name of every point that was come to, once.</param>
internal sealed record FaultPlan(string? Point, int Pass, string? Mutant, string? ListTo)
{
    public static FaultPlan FromEnvironment() => new(
        Read("POINT"),
        int.TryParse(Read("PASS"), NumberStyles.None, CultureInfo.InvariantCulture, out var pass) ? pass : 1,
        Read("MUTANT"),
        Read("LIST"));

    private static string? Read(string name) =>
        Environment.GetEnvironmentVariable("CASEFLOW_FAULTS_" + name) is { Length: > 0 } value ? value : null;
}
