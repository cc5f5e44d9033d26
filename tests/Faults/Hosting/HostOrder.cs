using System.Globalization;

namespace CaseFlow.Faults.Hosting;

/// <summary>Which host is started, and what it is told to do wrong.</summary>
/// <param name="Assembly">Of <see cref="HostBuilds"/>.</param>
/// <param name="Point">Where it kills itself; null: nowhere.</param>
/// <param name="Pass">When it comes there so many times.</param>
/// <param name="Mutant">The planted bug.</param>
/// <param name="ListTo">Gets the name of every point it comes to.</param>
internal sealed record HostOrder(string Assembly, string? Point = null, int Pass = 1, string? Mutant = null, string? ListTo = null)
{
    public static HostOrder Shipped { get; } = new(HostBuilds.Shipped);

    public IEnumerable<(string Name, string? Value)> Environment =>
    [
        ("CASEFLOW_FAULTS_POINT", Point),
        ("CASEFLOW_FAULTS_PASS", Pass.ToString(CultureInfo.InvariantCulture)),
        ("CASEFLOW_FAULTS_MUTANT", Mutant),
        ("CASEFLOW_FAULTS_LIST", ListTo),
    ];
}
