namespace CaseFlow.Domain.Tasks;

/// <summary>When a task's deadlines fall: domain reference §3, "remind 1 wd before due; overdue → supervisor; +3 wd → SupervisionGroup;
/// +10 wd → listed". The day counts are settings with these defaults.</summary>
public sealed record DeadlinePlan(int RemindBefore = 1, int GroupAfter = 3, int ListedAfter = 10)
{
    /// <param name="dueOn">The due date; the task is late when that day is over.</param>
    /// <param name="addWorkingDays">The calendar: a day and a signed number of working days.</param>
    /// <returns>Each step with the county day at whose start it falls.</returns>
    public IReadOnlyList<(DeadlineStep Step, DateOnly On)> For(DateOnly dueOn, Func<DateOnly, int, DateOnly> addWorkingDays) =>
    [
        (DeadlineStep.DueSoon, addWorkingDays(dueOn, -RemindBefore)),
        (DeadlineStep.Overdue, dueOn.AddDays(1)),
        (DeadlineStep.SupervisionGroup, addWorkingDays(dueOn, GroupAfter).AddDays(1)),
        (DeadlineStep.Listed, addWorkingDays(dueOn, ListedAfter).AddDays(1)),
    ];
}
