namespace CaseFlow.Faults.Checks;

/// <summary>Every open task has its deadlines, each falls due once; a task that is done has none ahead.</summary>
internal static class WholeDeadlines
{
    public static void Check(ReadOnlyDatabase database, Verdict verdict)
    {
        void None(string what, string sql) => verdict.None(database.Column(sql), what);

        None("an open task has not each deadline once", """
            SELECT t.Id FROM tasks t WHERE t.State = 'Open' AND (
              (SELECT count(*) FROM task_deadlines d WHERE d.TaskId = t.Id AND d.Step <> 'DueSoon') <> 3
              OR (SELECT count(DISTINCT d.Step) FROM task_deadlines d WHERE d.TaskId = t.Id AND d.Step <> 'DueSoon') <> 3)
            """);
        None("a task is not open and has a deadline ahead", """
            SELECT t.Id FROM tasks t JOIN task_deadlines d ON d.TaskId = t.Id WHERE t.State <> 'Open' AND d.FiredAt IS NULL
            """);
        None("a deadline fell due and is not recorded once", """
            SELECT d.Id FROM task_deadlines d WHERE d.FiredAt IS NOT NULL AND (SELECT count(*) FROM audit_records r WHERE r.Action = 'task.deadline'
              AND r.SubjectId = d.TaskId AND json_extract(r.Parameters, '$.step') = d.Step) <> 1
            """);
        None("a deadline is recorded and did not fall due", """
            SELECT r.Id FROM audit_records r WHERE r.Action = 'task.deadline'
            AND (SELECT count(*) FROM task_deadlines d WHERE d.TaskId = r.SubjectId AND d.FiredAt IS NOT NULL AND d.Step = json_extract(r.Parameters, '$.step')) <> 1
            """);
        None("a deadline was told of not exactly once", """
            SELECT t.Id FROM tasks t WHERE (SELECT count(*) FROM outbox_events e WHERE e.SubjectId = t.Id AND e.Name IN ('TaskDueSoon', 'TaskOverdue'))
              <> (SELECT count(*) FROM task_deadlines d WHERE d.TaskId = t.Id AND d.FiredAt IS NOT NULL)
            """);
    }
}
