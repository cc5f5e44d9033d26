namespace CaseFlow.Faults.Kills;

/// <param name="Name">As the host names it.</param>
/// <param name="MostPass">It dies when it comes there the first to so many'th time.</param>
internal sealed record Point(string Name, int MostPass);

/// <summary>Where the host is told to die. <c>--points</c> prints all it comes to; these are the ones worth dying at.</summary>
internal static class Points
{
    /// <summary>While a new database is founded, and at the opening of a house.</summary>
    public static IReadOnlyList<Point> OfFirstRun { get; } =
    [
        new("ImportShippedDefinitions.handled", 1),
        new("store.AddDefinition.after", 9),
        new("SeedSettings.handled", 1),
        new("BeginFirstRun.begun", 1),
        new("BeginFirstRun.handled", 1),
        new("row.insert.users", 60),
        new("row.insert.organisations", 60),
        new("BeginFirstRun.committed", 1),
        new("WriteDemoHouseholds.handled", 1),
        new("row.insert.households", 15),
        new("WriteDemoHouseholds.committed", 1),
        new("CompleteDemoFeeds.handled", 1),
        new("RunDetection.begun", 2),
        new("RunDetection.committed", 1),
        new("row.insert.household_assessments", 8),
        new("EndFirstRun.handled", 1),
        new("EndFirstRun.committed", 1),
        new("commit", 8),
    ];

    /// <summary>While people work.</summary>
    public static IReadOnlyList<Point> OfWork { get; } =
    [
        // A completion: before and after each write, between burst and commit, between commit and answer.
        new("CompleteTask.received", 6),
        new("CompleteTask.begun", 6),
        new("engine.Resume.before", 6),
        new("store.AddOperation.before", 6),
        new("store.AddOperation.after", 6),
        new("store.Write.before", 8),
        new("row.delete.wf_bookmarks", 6),
        new("row.update.wf_instances", 6),
        new("row.insert.wf_bookmarks", 6),
        new("row.insert.wf_journal", 30),
        new("row.insert.wf_executions", 15),
        new("store.Write.after", 8),
        new("desk.AssignTask.before", 4),
        new("desk.AssignTask.after", 4),
        new("desk.Do.after", 8),
        new("engine.Resume.after", 6),
        new("audit.Record.after", 10),
        new("CompleteTask.handled", 6),
        new("unit.saving", 20),
        new("row.insert.task_answers", 6),
        new("row.update.tasks", 6),
        new("row.insert.outbox_events", 10),
        new("row.insert.operations", 6),
        new("unit.saved", 20),
        new("commit", 30),
        new("CompleteTask.committed", 6),

        // Starting and ending a case.
        new("engine.Start.before", 2),
        new("row.insert.wf_instances", 4),
        new("engine.Start.after", 2),
        new("OpenCase.handled", 2),
        new("ReportSignal.handled", 3),
        new("ReportSignal.committed", 3),
        new("EndCase.begun", 1),
        new("engine.Cancel.after", 1),
        new("desk.WithdrawTasks.after", 1),
        new("EndCase.handled", 1),
        new("EndCase.committed", 1),

        // Handing tasks over.
        new("AssignTask.handled", 1),
        new("ReleaseTask.committed", 2),

        // A batch of timers and deadlines, and the clock.
        new("FireDue.workflow-timers.begun", 3),
        new("row.delete.wf_timers", 3),
        new("FireDue.workflow-timers.handled", 3),
        new("FireDue.workflow-timers.committed", 3),
        new("FireDue.task-deadlines.handled", 2),
        new("FireDue.task-deadlines.committed", 2),
        new("row.update.task_deadlines", 2),
        new("MoveClock.Step.handled", 2),
        new("MoveClock.Step.committed", 2),

        // The night's detection.
        new("FireDue.detection.nightly.begun", 1),
        new("RunDetection.handled", 1),
        new("FireDue.detection.nightly.committed", 1),

        // Between commit and push, and what is pushed.
        new("DispatchOutbox.begun", 5),
        new("row.insert.notifications", 12),
        new("row.update.notification_counters", 8),
        new("DispatchOutbox.handled", 5),
        new("DispatchOutbox.committed", 5),

        // The chain over the audit trail; the anchor follows the commit.
        new("row.insert.audit_seals", 10),
        new("SealAudit.handled", 1),
        new("SealAudit.committed", 1),

        // An import.
        new("SendFile.handled", 1),
        new("SendFile.committed", 1),
        new("MoveImport.Pass.handled", 1),
        new("ApplyBatch.begun", 2),
        new("row.insert.medical_expenses", 60),
        new("ApplyBatch.handled", 2),
        new("ApplyBatch.committed", 2),
        new("MoveImport.AllApplied.committed", 1),
        new("EvaluateTouched.handled", 2),
        new("EvaluateTouched.committed", 2),
    ];
}
