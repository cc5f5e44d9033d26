using CaseFlow.Domain.Time;
using CaseFlow.Workflows.Runtime;

namespace CaseFlow.Workflows.Activities.Cases;

/// <summary>Waits until the first instant of a day in the county; a day that has come does not wait.</summary>
[Activity("CaseFlow.DelayUntilDay", Category = "CaseFlow.Time", DisplayName = "Wait until day", CanWait = true, Description = "Waits until a day.")]
public sealed class DelayUntilDay : Activity
{
    /// <summary><c>yyyy-MM-dd</c>; today unless set.</summary>
    [Member(Order = 1)]
    public required Input<DateOnly?> Date { get; init; }

    /// <summary>Calendar days added to the date.</summary>
    [Member(Order = 2)]
    public required Input<int?> PlusDays { get; init; }

    public override ValueTask ExecuteAsync(ActivityContext context)
    {
        var clock = context.Service<ICaseClock>();
        var day = (context.Get(Date) ?? clock.Today).AddDays(context.Get(PlusDays) ?? 0);
        if (clock.StartOf(day) is var due && due > context.Now) context.WaitUntil(due);
        return default;
    }
}
