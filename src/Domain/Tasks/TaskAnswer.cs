using CaseFlow.Domain.Common;

namespace CaseFlow.Domain.Tasks;

/// <summary>One saved version of a task's answers. Versions are only ever added.</summary>
public sealed class TaskAnswer
{
    private TaskAnswer()
    {
    }

    public Guid Id { get; private init; }

    public Guid TaskId { get; private init; }

    /// <summary>Of the task when it was saved.</summary>
    public int TaskRevision { get; private init; }

    public Guid SavedBy { get; private init; }

    public DateTimeOffset SavedAt { get; private init; }

    /// <summary>The version the task was completed with; the others are drafts.</summary>
    public bool Final { get; private init; }

    public string? Outcome { get; private init; }

    /// <summary>JSON of the answers that are not personal.</summary>
    public string Plain { get; private init; } = "{}";

    /// <summary>JSON of the personal answers; null where there are none.</summary>
    [Personal(PersonalKind.FreeText)]
    public string? Personal { get; private init; }

    public static TaskAnswer Of(WorkTask task, CheckedAnswers answers, string? outcome, bool final, Guid by, DateTimeOffset now) => new()
    {
        Id = Ids.New(now),
        TaskId = task.Id,
        TaskRevision = task.Revision,
        SavedBy = by,
        SavedAt = now,
        Final = final,
        Outcome = outcome,
        Plain = answers.Plain.ToJsonString(),
        Personal = answers.Personal.Count > 0 ? answers.Personal.ToJsonString() : null,
    };
}
