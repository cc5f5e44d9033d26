namespace CaseFlow.Domain.Cases;

/// <summary>Why a closed case reopens (domain reference §3).</summary>
public static class ReopenReasons
{
    public const string NewHit = "newHit";
    public const string Concern = "concern";
    public const string Clawback = "clawback";
    public const string FalseData = "falseData";

    public static IReadOnlyList<string> All { get; } = [NewHit, Concern, Clawback, FalseData];
}
