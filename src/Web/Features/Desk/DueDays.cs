using CaseFlow.Domain.Tasks;
using CaseFlow.Domain.Time;
using CaseFlow.Web.Data;
using CaseFlow.Web.Features.Settings;
using CaseFlow.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Web.Features.Desk;

/// <summary>Counts working days by the county's published calendars, and lays down a task's deadlines.</summary>
public sealed class DueDays(CaseFlowDb db, PolicyInForce policy, CallerContext caller, ICaseClock clock)
{
    private static readonly DeadlinePlan Plan = new();

    public async Task<DateOnly> AddAsync(DateOnly from, int workingDays, CancellationToken stop) => (await policy.CalendarAsync(stop)).Add(from, workingDays);

    /// <summary>The instant at which a day is over in the county.</summary>
    public DateTimeOffset EndOf(DateOnly day) => clock.StartOf(day.AddDays(1));

    /// <summary>Rows for what is still ahead; a step whose moment has passed already falls due at once, except the reminder.</summary>
    public async Task LayDownAsync(WorkTask task, CancellationToken stop)
    {
        var days = await policy.CalendarAsync(stop);
        foreach (var (step, on) in Plan.For(task.DueOn, days.Add))
        {
            var at = clock.StartOf(on);
            if (step is not DeadlineStep.DueSoon || at > clock.Now)
            {
                db.Add(TaskDeadline.At(task, step, at, clock.Now));
            }
        }
    }

    /// <summary>What had not come due goes; also where who ended the task by moving its workflow does not see it.</summary>
    public async Task TakeUpAsync(Guid taskId, CancellationToken stop)
    {
        using var _ = caller.AsSystem("deadlines");
        var ahead = await db.TaskDeadlines.Where(d => d.TaskId == taskId && d.FiredAt == null).ToListAsync(stop);
        var unsaved = db.TaskDeadlines.Local.Where(d => d.TaskId == taskId && d.FiredAt == null).ToList();
        db.RemoveRange(ahead.Union(unsaved));
    }
}
