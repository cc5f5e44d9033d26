using CaseFlow.Faults.Checks;

namespace CaseFlow.Faults.Moves;

/// <summary>Everything in a host's file that a move must leave as it is: whole rows but for what names a step's place.</summary>
internal sealed class Standing
{
    private static readonly (string Table, string[] Except)[] Tables =
    [
        ("wf_timers", []),
        ("wf_bookmarks", ["NodeId", "ActivityId"]),
        ("wf_executions", ["NodeId", "ActivityId", "ActivityName"]),
        ("wf_journal", []),
        ("wf_incidents", ["NodeId", "ActivityId"]),
        ("tasks", []),
        ("task_answers", []),
        ("task_deadlines", []),
    ];

    private readonly Dictionary<string, List<string>> rows = [];

    public Standing(string path)
    {
        using var database = new ReadOnlyDatabase(path);
        foreach (var (table, except) in Tables)
        {
            var columns = database.Column($"SELECT name FROM pragma_table_info('{table}')").Except(except).Select(c => $"coalesce(quote(\"{c}\"), '')");
            rows[table] = database.Column($"SELECT {string.Join(" || ' ' || ", columns)} FROM \"{table}\" ORDER BY 1");
        }
    }

    /// <summary>How many rows of a table are gone, new, or not as they were.</summary>
    public int Changed(Standing before, string table) => rows[table].Except(before.rows[table]).Union(before.rows[table].Except(rows[table])).Count();

    public void MustBeAs(Standing before, Verdict verdict)
    {
        foreach (var (table, _) in Tables)
        {
            verdict.Must(Changed(before, table) == 0, $"{Changed(before, table)} rows of {table} changed; there were {before.rows[table].Count}");
        }
    }
}
