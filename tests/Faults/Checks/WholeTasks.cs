namespace CaseFlow.Faults.Checks;

/// <summary>A task is done if and only if its answer, its operation, its audit record and its event are there and its workflow has moved on.</summary>
internal static class WholeTasks
{
    public static void Check(ReadOnlyDatabase database, Verdict verdict)
    {
        void None(string what, string sql) => verdict.None(database.Column(sql), what);

        None("a task is done without exactly one final answer", """
            SELECT t.Id FROM tasks t WHERE t.State = 'Done' AND (SELECT count(*) FROM task_answers a WHERE a.TaskId = t.Id AND a.Final) <> 1
            """);
        None("a task that is not done has a final answer", """
            SELECT t.Id FROM tasks t WHERE t.State <> 'Done' AND EXISTS (SELECT 1 FROM task_answers a WHERE a.TaskId = t.Id AND a.Final)
            """);
        None("a task is done without exactly one operation", """
            SELECT t.Id FROM tasks t WHERE t.State = 'Done'
            AND (SELECT count(*) FROM operations o WHERE o.Name = 'task.complete' AND upper(json_extract(o.Answer, '$.id')) = upper(t.Id)) <> 1
            """);
        None("an operation completed a task that is not done", """
            SELECT o.Id FROM operations o WHERE o.Name = 'task.complete'
            AND NOT EXISTS (SELECT 1 FROM tasks t WHERE upper(t.Id) = upper(json_extract(o.Answer, '$.id')) AND t.State = 'Done')
            """);
        None("a task is done without exactly one audit record", """
            SELECT t.Id FROM tasks t WHERE t.State = 'Done'
            AND (SELECT count(*) FROM audit_records r WHERE r.Action = 'task.complete' AND r.SubjectId = t.Id) <> 1
            """);
        None("a task is done without exactly one event", """
            SELECT t.Id FROM tasks t WHERE t.State = 'Done'
            AND (SELECT count(*) FROM outbox_events e WHERE e.Name = 'TaskCompleted' AND e.SubjectId = t.Id) <> 1
            """);
        None("a task was offered to its group without exactly one event", """
            SELECT t.Id FROM tasks t
            WHERE (SELECT count(*) FROM outbox_events e WHERE e.Name IN ('TaskAssigned', 'TaskReturned') AND e.SubjectId = t.Id AND e.AudienceRole IS NOT NULL) <> 1
            """);
        None("the workflow did not take a completed task's answer", """
            SELECT t.Id FROM tasks t WHERE t.State = 'Done' AND t.BookmarkId IS NOT NULL AND EXISTS (SELECT 1 FROM wf_bookmarks b WHERE b.Id = t.BookmarkId)
            """);
        None("the workflow took an answer without exactly one operation", """
            SELECT t.Id FROM tasks t JOIN operations o ON o.Name = 'task.complete' AND upper(json_extract(o.Answer, '$.id')) = upper(t.Id)
            WHERE t.BookmarkId IS NOT NULL AND (SELECT count(*) FROM wf_operations w WHERE w.Id = o.Id) <> 1
            """);
        None("an open task waits for a bookmark that is gone", """
            SELECT t.Id FROM tasks t WHERE t.State = 'Open' AND t.BookmarkId IS NOT NULL AND NOT EXISTS (SELECT 1 FROM wf_bookmarks b WHERE b.Id = t.BookmarkId)
            """);
        None("a bookmark waits for a task that is not there exactly once", """
            SELECT b.Id FROM wf_bookmarks b WHERE b.Name = 'CaseFlow.AssignTask'
            AND (SELECT count(*) FROM tasks t WHERE t.BookmarkId = b.Id AND t.State = 'Open') <> 1
            """);
        None("a task of a case that has ended is open", """
            SELECT t.Id FROM tasks t JOIN cases c ON c.Id = t.CaseId WHERE t.State = 'Open' AND c.Stage IN ('Rejected', 'Duplicate', 'MovedAway', 'EndedNaturally')
            """);
        None("an activity opened two tasks", "SELECT ExecutionId FROM tasks WHERE ExecutionId IS NOT NULL GROUP BY ExecutionId HAVING count(*) > 1");
        None("a case has no history", "SELECT c.Number FROM cases c WHERE NOT EXISTS (SELECT 1 FROM case_events e WHERE e.CaseId = c.Id)");
    }
}
