using CaseFlow.Faults.Hosting;
using CaseFlow.Faults.Kills;

namespace CaseFlow.Faults.Checks;

/// <summary>Every row of a file was applied once.</summary>
internal static class WholeImports
{
    public static void Check(ReadOnlyDatabase database, Verdict verdict)
    {
        void None(string what, string sql) => verdict.None(database.Column(sql), what);

        None("a household is there twice", "SELECT HouseholdNo FROM households GROUP BY HouseholdNo HAVING count(*) > 1");
        None("a claim is there twice", "SELECT ClaimNo FROM medical_expenses GROUP BY ClaimNo HAVING count(*) > 1");
        None("a household has two open cases", """
            SELECT HouseholdId FROM cases WHERE Stage NOT IN ('Closed', 'Rejected', 'Duplicate', 'MovedAway', 'EndedNaturally')
            GROUP BY HouseholdId HAVING count(*) > 1
            """);
        None("an import's batches do not join", """
            SELECT Id FROM (
              SELECT r.SubjectId AS Id, json_extract(r.Parameters, '$.fromRow') AS Low,
                coalesce(lag(json_extract(r.Parameters, '$.toRow')) OVER (PARTITION BY r.SubjectId ORDER BY r.Position) + 1, 1) AS Expected
              FROM audit_records r WHERE r.Action = 'import.batch')
            WHERE Low <> Expected
            """);
        None("an import did other rows than its batches say", """
            SELECT i.Id FROM imports i WHERE max(i.Position_Rows - 1, 0) <> (
              SELECT coalesce(max(json_extract(r.Parameters, '$.toRow')), 0) FROM audit_records r WHERE r.Action = 'import.batch' AND r.SubjectId = i.Id)
            """);
    }

    public static void CheckFinished(ReadOnlyDatabase database, Ledger ledger, Verdict verdict)
    {
        var households = ledger.Households.Select(County.HouseholdNo).ToHashSet(StringComparer.Ordinal);
        var there = database.Column("SELECT HouseholdNo FROM households WHERE HouseholdNo LIKE 'FT-%'");
        verdict.None(households.Except(there), "an imported household is missing");
        verdict.Must(there.Count == households.Count, $"{there.Count} households are there, {households.Count} were imported");
        verdict.Must(
            database.Count("SELECT count(*) FROM persons p JOIN households h ON h.Id = p.HouseholdId WHERE h.HouseholdNo LIKE 'FT-%'") == households.Count,
            "not every imported household has its one person");
        var claims = database.Count("SELECT count(*) FROM medical_expenses WHERE ClaimNo LIKE 'FT-%'");
        verdict.Must(claims == households.Count * Sender.ClaimsOfEach, $"{claims} claims are there, {households.Count * Sender.ClaimsOfEach} were imported");
    }
}
