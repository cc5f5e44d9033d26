using CaseFlow.Domain.Common;

namespace CaseFlow.Domain.Tasks;

/// <summary>What happens to a task that is not done: a reminder one working day before, then ever further up.</summary>
public enum DeadlineStep
{
    /// <summary>One working day before the due date.</summary>
    DueSoon,

    /// <summary>The due date has passed: its supervisor is told.</summary>
    Overdue,

    /// <summary>Three working days over: the supervision group is told.</summary>
    SupervisionGroup,

    /// <summary>Ten working days over: on the list of listed supervision (挂牌督战, S57).</summary>
    Listed,
}

/// <summary>A due moment of a task, a row of its own, so that what falls due happens once and in order.
/// Those that have not come due go when the task is done or its date moves.</summary>
public sealed class TaskDeadline
{
    private TaskDeadline()
    {
    }

    public Guid Id { get; private init; }

    public Guid TaskId { get; private init; }

    public DeadlineStep Step { get; private init; }

    /// <summary>On the case clock.</summary>
    public DateTimeOffset DueAt { get; private init; }

    public DateTimeOffset? FiredAt { get; private set; }

    public static TaskDeadline At(WorkTask task, DeadlineStep step, DateTimeOffset dueAt, DateTimeOffset now) =>
        new() { Id = Ids.New(now), TaskId = task.Id, Step = step, DueAt = dueAt };

    public void Fire(DateTimeOffset now) => FiredAt ??= now;
}
