using CaseFlow.Faults.Hosting;

namespace CaseFlow.Faults.Mutants;

/// <summary>A bug that the host with fault points can be told to have.</summary>
/// <param name="Name">As the host knows it.</param>
/// <param name="Point">Where the host dies, for a bug that shows only after a death; null: it need not.</param>
/// <param name="Pass">When it comes there so many times.</param>
internal sealed record Planted(string? Name, string? Point = null, int Pass = 1)
{
    /// <summary>Every one; each breaks one promise.</summary>
    public static IReadOnlyList<Planted> All { get; } =
    [
        new("bookmark-gone-state-kept"),
        new("state-kept-bookmark-gone"),
        new("bookmark-left-behind"),
        new("journal-row-lost"),
        new("task-opened-twice"),
        new("commit-in-halves", "CompleteTask.handled", 3),
        new("completed-not-resumed"),
        new("second-winner"),
        new("operation-forgotten"),
        new("resume-forgotten"),
        new("answer-changed"),
        new("answered-before-commit", "CompleteTask.handled", 3),
        new("refused-and-done"),
        new("cancel-lost"),
        new("task-left-behind"),
        new("timer-left-behind"),
        new("timer-lost"),
        new("timer-fired-twice"),
        new("deadline-fired-twice"),
        new("deadline-lost"),
        new("push-before-commit"),
        new("event-lost"),
        new("event-told-twice"),
        new("notification-lost"),
        new("number-left-out"),
        new("audit-record-lost"),
        new("audit-record-changed"),
        new("audit-link-lost"),
        new("batch-forgotten"),
        new("row-lost"),
    ];

    public HostOrder Order => new(HostBuilds.WithFaultPoints, Point, Pass, Name);

    public HostOrder OrderAfterDeath => new(HostBuilds.WithFaultPoints, Mutant: Name);
}
