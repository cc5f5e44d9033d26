using CaseFlow.Faults.Kills;

namespace CaseFlow.Faults.Checks;

/// <summary>What the clients were told against what is stored.</summary>
internal sealed class LedgerInDatabase(ReadOnlyDatabase database, Ledger ledger, Verdict verdict)
{
    public void Check()
    {
        // First what they were told, then what there is: while the host lives, more is told meanwhile. What they were not told may be either way, if
        // whole; the other checks see to that.
        var clock = ledger.ClockOffset;
        var attempts = ledger.Attempts.Select(a => (Attempt: a, a.Known)).Where(a => a.Known is not Known.Nothing).ToList();
        var kept = database.Column("SELECT Name || ' ' || upper(Id) FROM operations").ToHashSet(StringComparer.Ordinal);
        foreach (var (attempt, known) in attempts)
        {
            var isKept = kept.Contains($"{attempt.Name} {Text(attempt.OperationId)}");
            if (known is Known.Refused)
            {
                verdict.Must(!isKept, $"{attempt.Name} {attempt.OperationId} was refused and is kept all the same");
                continue;
            }

            verdict.Must(isKept, $"{attempt.Name} {attempt.OperationId} was acknowledged and is not kept");
            verdict.Must(IsDone(attempt), $"{attempt.Name} {attempt.OperationId} was acknowledged and is not done");
        }

        verdict.None(
            attempts.Where(a => a.Known is Known.Acknowledged && a.Attempt.Name == "task.complete").GroupBy(a => a.Attempt.Subject).Where(g => g.Count() > 1).Select(g => $"task {g.Key}"),
            "completed by two operations, both acknowledged");
        foreach (var ((user, action, task), handed) in ledger.Handings)
        {
            var acknowledged = handed.Acknowledged;
            var recorded = database.Count(
                "SELECT count(*) FROM audit_records WHERE Action = $action AND upper(SubjectId) = $task AND upper(ActorId) = $user AND Position > $before",
                ("$before", ledger.AuditBefore), ("$action", action), ("$task", Text(task)), ("$user", Text(user)));
            verdict.Must(recorded >= acknowledged, $"{action} of {task} was acknowledged {acknowledged} times and recorded {recorded} times");
            verdict.Must(recorded <= handed.Sent, $"{action} of {task} was sent {handed.Sent} times and recorded {recorded} times");
        }

        var ahead = TimeSpan.FromMicroseconds(database.Count("SELECT coalesce(max(OffsetMicroseconds), 0) FROM case_clock"));
        verdict.Must(ahead >= clock - TimeSpan.FromSeconds(5), $"the clock is {ahead} ahead, {clock} was acknowledged");
    }

    private bool IsDone(Attempt attempt) => attempt.Name switch
    {
        "task.complete" => database.Count(
            "SELECT count(*) FROM tasks WHERE upper(Id) = $id AND State = 'Done' AND Outcome = $outcome AND upper(CompletedBy) = $by",
            ("$id", Text(attempt.Subject)), ("$outcome", attempt.Outcome), ("$by", Text(attempt.By.UserId))) == 1,
        "case.end" => database.Count(
            """
            SELECT count(*) FROM cases c WHERE upper(c.Id) = $id
            AND (SELECT count(*) FROM audit_records r WHERE r.Action = 'case.end' AND r.SubjectId = c.Id) >= 1
            """,
            ("$id", Text(attempt.Subject))) == 1,
        _ => database.Count(
            """
            SELECT count(*) FROM risk_signals s WHERE upper(s.Id) = $signal AND upper(s.CaseId) = $case
            AND (SELECT count(*) FROM audit_records r WHERE r.Action = 'signal.raise' AND upper(json_extract(r.Parameters, '$.signalId')) = $signal) = 1
            """,
            ("$signal", Text(attempt.Answer.GetProperty("signalId").GetGuid())), ("$case", Text(attempt.Answer.GetProperty("caseId").GetGuid()))) == 1,
    };

    private static string Text(Guid id) => id.ToString().ToUpperInvariant();
}
