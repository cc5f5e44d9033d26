using CaseFlow.Domain.Common;

namespace CaseFlow.Workflows.Expressions;

public static class ScriptErrors
{
    internal const string UnavailableCode = "script.unavailable";

    /// <summary>No script can be run now, whatever it is: nothing that a case is to blame for.</summary>
    public static DomainException Unavailable() => new(ErrorKind.Unavailable, "script.unavailable");
}
