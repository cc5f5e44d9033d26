using CaseFlow.Web.Features.Cases;
using CaseFlow.Web.Features.Imports.Running;
using CaseFlow.Web.Features.Tasks;
using CaseFlow.Web.Hosting.Time;
using CaseFlow.Web.Live;
using CaseFlow.Web.Security.Audit;

namespace CaseFlow.Web.Faults.Mutants;

/// <summary>The planted bugs by name.</summary>
internal static class PlantedBugs
{
    private const string NewestTaskInstance =
        "SELECT InstanceId FROM tasks WHERE State = 'Done' AND InstanceId IS NOT NULL ORDER BY CompletedAt DESC, Id DESC LIMIT 1";

    private const string KeepStates =
        "DROP TABLE IF EXISTS temp.kept_states; CREATE TEMP TABLE kept_states AS SELECT Id, State FROM wf_instances WHERE Status = 'Running'";

    private const string KeepTimer =
        """
        DROP TABLE IF EXISTS temp.kept_timers; DROP TABLE IF EXISTS temp.kept_bookmarks; DROP TABLE IF EXISTS temp.kept_states;
        CREATE TEMP TABLE kept_timers AS SELECT * FROM wf_timers WHERE BookmarkId IS NOT NULL ORDER BY DueAt, Id LIMIT 1;
        CREATE TEMP TABLE kept_bookmarks AS SELECT * FROM wf_bookmarks WHERE Id IN (SELECT BookmarkId FROM temp.kept_timers);
        CREATE TEMP TABLE kept_states AS SELECT Id, State FROM wf_instances WHERE Id IN (SELECT InstanceId FROM temp.kept_timers)
        """;

    private const string RestoreTimer =
        """
        INSERT OR IGNORE INTO wf_timers SELECT * FROM temp.kept_timers;
        INSERT OR IGNORE INTO wf_bookmarks SELECT * FROM temp.kept_bookmarks;
        UPDATE wf_instances SET Status = 'Running', SubStatus = 'Suspended', State = (SELECT k.State FROM temp.kept_states k WHERE k.Id = wf_instances.Id)
        WHERE Id IN (SELECT Id FROM temp.kept_states)
        """;

    private static readonly Dictionary<string, Func<IServiceProvider, Mutant>> All = new(StringComparer.Ordinal)
    {
        // What a burst leaves behind, in halves.
        ["bookmark-gone-state-kept"] = _ => Rows(
            Completion, 1, KeepStates,
            $"UPDATE wf_instances SET State = (SELECT k.State FROM temp.kept_states k WHERE k.Id = wf_instances.Id) WHERE Id IN (SELECT Id FROM temp.kept_states) AND Id IN ({NewestTaskInstance})"),
        ["state-kept-bookmark-gone"] = _ => Rows(
            Completion, 2, null, "DELETE FROM wf_bookmarks WHERE Id = (SELECT Id FROM wf_bookmarks WHERE Name = 'CaseFlow.AssignTask' ORDER BY CreatedAt DESC, Id DESC LIMIT 1)"),
        ["bookmark-left-behind"] = _ => Rows(
            Completion, 2, "DROP TABLE IF EXISTS temp.kept_bookmarks; CREATE TEMP TABLE kept_bookmarks AS SELECT * FROM wf_bookmarks",
            "INSERT INTO wf_bookmarks SELECT * FROM temp.kept_bookmarks WHERE Id NOT IN (SELECT Id FROM wf_bookmarks)"),
        ["journal-row-lost"] = _ => Rows(
            Completion, 2, null, $"DELETE FROM wf_journal WHERE Id = (SELECT Id FROM wf_journal WHERE InstanceId IN ({NewestTaskInstance}) ORDER BY Sequence DESC LIMIT 1)"),
        ["task-opened-twice"] = _ => Rows(
            Completion, 2, null,
            """
            DROP TABLE IF EXISTS temp.doubled;
            CREATE TEMP TABLE doubled AS SELECT * FROM tasks WHERE State = 'Open' AND BookmarkId IS NOT NULL ORDER BY OpenedAt DESC LIMIT 1;
            UPDATE temp.doubled SET Id = upper($new), ExecutionId = NULL;
            INSERT INTO tasks SELECT * FROM temp.doubled
            """),
        ["commit-in-halves"] = _ => new CommitInHalves(),

        // Completions.
        ["completed-not-resumed"] = _ => new MiscountedCall("engine.Resume", every: 3, times: 0),
        ["second-winner"] = _ => new SecondWinner(),
        ["operation-forgotten"] = _ => Rows(
            Completion, 2, null, "DELETE FROM operations WHERE Id = (SELECT Id FROM operations WHERE Name = 'task.complete' ORDER BY At DESC LIMIT 1)"),
        ["resume-forgotten"] = _ => Rows(
            Completion, 2, null, "DELETE FROM wf_operations WHERE Id = (SELECT Id FROM wf_operations WHERE Kind = 'resume' ORDER BY AppliedAt DESC LIMIT 1)"),
        ["answer-changed"] = _ => Rows(
            Completion, 2, null,
            "UPDATE operations SET Answer = json_set(Answer, '$.revision', 999) WHERE Id = (SELECT Id FROM operations WHERE Name = 'task.complete' ORDER BY At DESC LIMIT 1)"),
        ["answered-before-commit"] = _ => new AnswerTooEarly(),
        ["refused-and-done"] = _ => new RefusedAndDone(),

        // Ends and timers.
        ["cancel-lost"] = _ => new MiscountedCall("engine.Cancel", every: 1, times: 0),
        ["task-left-behind"] = _ => new MiscountedCall("desk.WithdrawTasks", every: 1, times: 0),
        ["timer-left-behind"] = _ => Rows(
            c => c is EndCase.Command, 1, "DROP TABLE IF EXISTS temp.kept_timers; CREATE TEMP TABLE kept_timers AS SELECT * FROM wf_timers",
            """
            INSERT INTO wf_timers SELECT * FROM temp.kept_timers WHERE Id NOT IN (SELECT Id FROM wf_timers);
            INSERT INTO wf_timers (Id, InstanceId, BookmarkId, DueAt)
            SELECT upper($new), Id, NULL, CreatedAt + 315360000000000 FROM wf_instances WHERE Status = 'Finished' ORDER BY FinishedAt DESC LIMIT 1
            """),
        ["timer-lost"] = _ => Rows(_ => true, 1, null, "DELETE FROM wf_timers WHERE rowid % 2 = 0"),
        ["timer-fired-twice"] = _ => Rows(c => c is FireDue.Command { Source: "workflow-timers" }, 2, KeepTimer, RestoreTimer),
        ["deadline-fired-twice"] = _ => Rows(
            c => c is FireDue.Command { Source: "task-deadlines" }, 1, null,
            "UPDATE task_deadlines SET FiredAt = NULL WHERE Id = (SELECT Id FROM task_deadlines WHERE FiredAt IS NOT NULL ORDER BY FiredAt DESC LIMIT 1)"),
        ["deadline-lost"] = _ => Rows(
            Completion, 2, null,
            "DELETE FROM task_deadlines WHERE Id = (SELECT d.Id FROM task_deadlines d JOIN tasks t ON t.Id = d.TaskId WHERE d.FiredAt IS NULL AND t.State = 'Open' ORDER BY t.OpenedAt DESC, d.DueAt DESC LIMIT 1)"),

        // What people are told.
        ["push-before-commit"] = provider => new PushTooEarly(provider.GetRequiredService<Connections>()),
        ["event-lost"] = _ => new MiscountedCall("outbox.Tell", every: 3, times: 0),
        ["event-told-twice"] = _ => new MiscountedCall("outbox.Tell", every: 3, times: 2),
        ["notification-lost"] = _ => Rows(
            c => c is DispatchOutbox.Command, 2, null, "DELETE FROM notifications WHERE rowid = (SELECT max(rowid) FROM notifications)"),
        ["number-left-out"] = _ => Rows(
            c => c is DispatchOutbox.Command, 2, null,
            "UPDATE notification_counters SET Last = Last + 1 WHERE UserId = (SELECT UserId FROM notifications ORDER BY rowid DESC LIMIT 1)"),

        // The trail.
        ["audit-record-lost"] = _ => new MiscountedCall("audit.Record", every: 3, times: 0),
        ["audit-record-changed"] = _ => Rows(
            Completion, 2, null, "UPDATE audit_records SET Parameters = '{}' WHERE Position = (SELECT max(Position) FROM audit_records WHERE Action = 'task.complete')"),
        ["audit-link-lost"] = _ => Rows(
            c => c is SealAudit.Command, 2, null, "DELETE FROM audit_seals WHERE Seq = (SELECT max(Seq) - 1 FROM audit_seals)"),

        // Imports.
        ["batch-forgotten"] = _ => Rows(
            c => c is ApplyBatch.Command, 2, "DROP TABLE IF EXISTS temp.kept_imports; CREATE TEMP TABLE kept_imports AS SELECT * FROM imports",
            "INSERT OR REPLACE INTO imports SELECT * FROM temp.kept_imports"),
        ["row-lost"] = _ => Rows(
            c => c is ApplyBatch.Command, 2, null, "DELETE FROM medical_expenses WHERE Id = (SELECT max(Id) FROM medical_expenses)"),
    };

    public static Mutant Named(string? name, IServiceProvider provider) => name switch
    {
        null => new Mutant(),
        _ when All.TryGetValue(name, out var bug) => bug(provider),
        _ => throw new InvalidOperationException($"There is no planted bug {name}."),
    };

    private static WrongRows Rows(Func<object, bool> isMeant, int every, string? before, string after) => new(isMeant, every, before, after);

    private static bool Completion(object command) => command is CompleteTask.Command;
}
