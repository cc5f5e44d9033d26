namespace CaseFlow.Faults.Checks;

/// <summary>Everybody's numbers are 1, 2, 3 … without a gap; every event is told to each recipient once; of every done task somebody was told in the end.</summary>
internal static class WholeNotifications
{
    public static void Check(ReadOnlyDatabase database, Verdict verdict)
    {
        void None(string what, string sql) => verdict.None(database.Column(sql), what);

        None("a person's numbers have a gap", """
            SELECT UserId FROM notifications GROUP BY UserId HAVING min(Seq) <> 1 OR max(Seq) <> count(*)
            """);
        None("a person's counter is not their last number", """
            SELECT c.UserId FROM notification_counters c WHERE c.Last <> (SELECT coalesce(max(n.Seq), 0) FROM notifications n WHERE n.UserId = c.UserId)
            """);
        None("a person was told of one event twice", "SELECT UserId || ' ' || EventId FROM notifications GROUP BY UserId, EventId HAVING count(*) > 1");
        None("a person's numbers do not follow the order of events", """
            SELECT UserId FROM (
              SELECT n.UserId, e.Position, lag(e.Position) OVER (PARTITION BY n.UserId ORDER BY n.Seq) AS Before
              FROM notifications n JOIN outbox_events e ON e.Id = n.EventId)
            WHERE Before >= Position
            """);
        None("a notification tells of an event that nobody wrote", """
            SELECT n.EventId FROM notifications n WHERE NOT EXISTS (SELECT 1 FROM outbox_events e WHERE e.Id = n.EventId)
            """);
    }

    /// <summary>When the outbox has been emptied.</summary>
    public static void CheckTold(ReadOnlyDatabase database, Verdict verdict)
    {
        void None(string what, string sql) => verdict.None(database.Column(sql), what);

        None("an event was never dispatched", "SELECT Id FROM outbox_events WHERE DispatchedAt IS NULL");
        None("nobody was told of a done task", """
            SELECT t.Id FROM tasks t WHERE t.State = 'Done'
            AND NOT EXISTS (SELECT 1 FROM notifications n WHERE n.SubjectId = t.Id AND n.Event = 'TaskCompleted')
            """);
    }
}
