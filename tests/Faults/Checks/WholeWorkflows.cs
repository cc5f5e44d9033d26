namespace CaseFlow.Faults.Checks;

/// <summary>The rows of every workflow agree with each other: state, bookmarks, timers, journal and executions are those of the same burst.</summary>
internal static class WholeWorkflows
{
    public static void Check(ReadOnlyDatabase database, Verdict verdict)
    {
        void None(string what, string sql) => verdict.None(database.Column(sql), what);

        None("an instance runs and waits for nothing", """
            SELECT i.Id FROM wf_instances i WHERE i.Status = 'Running'
            AND NOT EXISTS (SELECT 1 FROM wf_bookmarks b WHERE b.InstanceId = i.Id) AND NOT EXISTS (SELECT 1 FROM wf_timers t WHERE t.InstanceId = i.Id)
            """);
        None("a workflow met an incident", "SELECT InstanceId || ' ' || Message FROM wf_incidents");
        None("a bookmark waits in an instance that does not run", """
            SELECT b.Id FROM wf_bookmarks b WHERE NOT EXISTS (SELECT 1 FROM wf_instances i WHERE i.Id = b.InstanceId AND i.Status = 'Running')
            """);
        None("a bookmark's execution is not open in its instance's state", """
            SELECT b.Id FROM wf_bookmarks b JOIN wf_instances i ON i.Id = b.InstanceId WHERE NOT EXISTS (
              SELECT 1 FROM json_each(i.State, '$.executions') e WHERE upper(json_extract(e.value, '$.id')) = upper(b.ExecutionId))
            """);
        None("an open task or pause is open in the state and has no bookmark", """
            SELECT x.Id FROM wf_executions x JOIN wf_instances i ON i.Id = x.InstanceId JOIN json_each(i.State, '$.executions') e
              ON upper(json_extract(e.value, '$.id')) = upper(x.Id)
            WHERE i.Status = 'Running' AND x.ActivityType IN ('CaseFlow.AssignTask', 'Elsa.Delay')
            AND NOT EXISTS (SELECT 1 FROM wf_bookmarks b WHERE b.ExecutionId = x.Id)
            """);
        None("a timer belongs to an instance that does not run", """
            SELECT t.Id FROM wf_timers t WHERE NOT EXISTS (SELECT 1 FROM wf_instances i WHERE i.Id = t.InstanceId AND i.Status = 'Running')
            """);
        None("a timer's bookmark is gone", """
            SELECT t.Id FROM wf_timers t WHERE t.BookmarkId IS NOT NULL AND NOT EXISTS (SELECT 1 FROM wf_bookmarks b WHERE b.Id = t.BookmarkId)
            """);
        None("a pause has not exactly one timer", """
            SELECT b.Id FROM wf_bookmarks b WHERE b.Name = 'Elsa.Delay' AND (SELECT count(*) FROM wf_timers t WHERE t.BookmarkId = b.Id) <> 1
            """);
        None("a journal has a gap", """
            SELECT InstanceId FROM wf_journal GROUP BY InstanceId
            HAVING min(Sequence) <> 0 OR max(Sequence) <> count(*) - 1 OR count(DISTINCT Sequence) <> count(*)
            """);
        None("a journal does not reach as far as the state says", """
            SELECT i.Id FROM wf_instances i WHERE coalesce(json_extract(i.State, '$.sequence'), 0) <> (SELECT count(*) FROM wf_journal j WHERE j.InstanceId = i.Id)
            """);
        None("an execution was started or closed more than once", """
            SELECT ExecutionId FROM wf_journal GROUP BY ExecutionId
            HAVING sum(EventName = 'Started') > 1 OR sum(EventName IN ('Completed', 'Canceled')) > 1
            """);
        None("an execution is closed in the journal and not in its row", """
            SELECT j.ExecutionId FROM wf_journal j WHERE j.EventName IN ('Completed', 'Canceled')
            AND NOT EXISTS (SELECT 1 FROM wf_executions x WHERE x.Id = j.ExecutionId AND x.Status IN ('Completed', 'Canceled'))
            """);
        None("an execution is closed in its row and not in the journal", """
            SELECT x.Id FROM wf_executions x WHERE x.Status IN ('Completed', 'Canceled')
            AND x.ActivityType NOT IN ('Elsa.Workflow', 'Elsa.Flowchart') -- what contains others and is ended from outside closes without an event
            AND NOT EXISTS (SELECT 1 FROM wf_journal j WHERE j.ExecutionId = x.Id AND j.EventName IN ('Completed', 'Canceled'))
            """);
        None("an execution is closed and still open in the state", """
            SELECT x.Id FROM wf_instances i JOIN json_each(i.State, '$.executions') e JOIN wf_executions x ON x.InstanceId = i.Id
              AND upper(json_extract(e.value, '$.id')) = upper(x.Id)
            WHERE i.Status = 'Running' AND x.Status IN ('Completed', 'Canceled')
            """);
        None("a child runs and its parent does not wait for it", """
            SELECT c.Id FROM wf_instances c WHERE c.Status = 'Running' AND c.ParentBookmarkId IS NOT NULL
            AND NOT EXISTS (SELECT 1 FROM wf_bookmarks b WHERE b.Id = c.ParentBookmarkId)
            """);
        None("a parent waits for a child that does not run", """
            SELECT b.Id FROM wf_bookmarks b WHERE b.Name = 'Elsa.ExecuteWorkflow'
            AND (SELECT count(*) FROM wf_instances c WHERE c.ParentBookmarkId = b.Id AND c.Status = 'Running') <> 1
            """);
        None("a case runs without its one workflow", """
            SELECT c.Number FROM cases c WHERE (SELECT count(*) FROM wf_instances i WHERE i.DefinitionId = 'household-case' AND upper(i.CorrelationId) = upper(c.Id)) < 1
            OR (SELECT count(*) FROM wf_instances i WHERE i.DefinitionId = 'household-case' AND upper(i.CorrelationId) = upper(c.Id) AND i.Status = 'Running') > 1
            """);
        None("a case has ended and its workflow has not", """
            SELECT c.Number FROM cases c WHERE c.Stage IN ('Rejected', 'Duplicate', 'MovedAway', 'EndedNaturally')
            AND EXISTS (SELECT 1 FROM wf_instances i WHERE upper(i.CorrelationId) = upper(c.Id) AND i.Status = 'Running')
            """);
        None("a case was started twice under one number of its cycle", """
            SELECT CorrelationId FROM wf_instances WHERE DefinitionId = 'household-case' GROUP BY CorrelationId, json_extract(State, '$.input.cycle') HAVING count(*) > 1
            """);
    }
}
