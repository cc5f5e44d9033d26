using CaseFlow.Domain.Common;

namespace CaseFlow.Domain.Cases;

/// <summary>The clock of a task stood still because the household was waited for (<c>WaitingHousehold</c>).</summary>
public sealed class WaitingPeriod
{
    private WaitingPeriod()
    {
    }

    public Guid Id { get; private init; }

    public Guid CaseId { get; private init; }

    public int Cycle { get; private init; }

    public Guid TaskId { get; private init; }

    public int WorkingDays { get; private init; }

    /// <summary>Reason code, for example <c>WorkingAway</c>.</summary>
    public string Reason { get; private init; } = "";

    public Guid? By { get; private init; }

    public DateTimeOffset At { get; private init; }

    internal static WaitingPeriod Of(Case of, Guid taskId, int workingDays, string reason, Act act) => new()
    {
        Id = Ids.New(act.Now),
        CaseId = of.Id,
        Cycle = of.Cycle,
        TaskId = taskId,
        WorkingDays = workingDays,
        Reason = reason,
        By = act.By.UserId,
        At = act.Now,
    };
}
