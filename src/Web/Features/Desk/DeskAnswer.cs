namespace CaseFlow.Web.Features.Desk;

/// <summary>What the desk answered to one activity execution: asked again, it answers the same and does nothing more.</summary>
public sealed class DeskAnswer
{
    private DeskAnswer()
    {
    }

    public DeskAnswer(Guid executionId, string outcome, string? values, DateTimeOffset at)
    {
        ExecutionId = executionId;
        Outcome = outcome;
        Values = values;
        At = at;
    }

    public Guid ExecutionId { get; private set; }

    public string Outcome { get; private set; } = "";

    /// <summary>Ids, codes and numbers as a JSON object.</summary>
    public string? Values { get; private set; }

    public DateTimeOffset At { get; private set; }
}
