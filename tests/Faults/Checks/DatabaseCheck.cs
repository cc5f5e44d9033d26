using CaseFlow.Faults.Hosting;
using CaseFlow.Faults.Kills;

namespace CaseFlow.Faults.Checks;

/// <summary>Looks into the stopped host's file: whatever was done was done whole, once.</summary>
internal sealed class DatabaseCheck(string path, Ledger ledger, Verdict verdict)
{
    public void Run()
    {
        using var database = new ReadOnlyDatabase(path);
        verdict.None(database.Column("PRAGMA integrity_check").Where(line => line != "ok"), "the file is broken");
        verdict.None(database.Column("PRAGMA foreign_key_check"), "a row refers to nothing in");
        Attempts(database);
        WholeTasks.Check(database, verdict);
        WholeNotifications.Check(database, verdict);
        Imports(database);
    }

    private void Attempts(ReadOnlyDatabase database)
    {
        var kept = database.Column("SELECT upper(Id) FROM operations WHERE Name = 'task.complete'").ToHashSet(StringComparer.Ordinal);
        foreach (var attempt in ledger.Attempts)
        {
            var id = attempt.OperationId.ToString().ToUpperInvariant();
            switch (attempt.Known)
            {
                case Known.Refused:
                    verdict.Must(!kept.Contains(id), $"operation {id} was refused and is kept all the same");
                    break;
                case Known.Acknowledged:
                    verdict.Must(kept.Contains(id), $"operation {id} was acknowledged and is not kept");
                    verdict.Must(
                        database.Count(
                            "SELECT count(*) FROM tasks WHERE upper(Id) = $id AND State = 'Done' AND Outcome = $outcome AND upper(CompletedBy) = $by",
                            ("$id", attempt.TaskId.ToString().ToUpperInvariant()), ("$outcome", attempt.Outcome), ("$by", attempt.By.UserId.ToString().ToUpperInvariant())) == 1,
                        $"task {attempt.TaskId} was acknowledged as done and is not");
                    break;
                default:
                    break; // either way, if whole: WholeTasks sees to it
            }
        }
    }

    private void Imports(ReadOnlyDatabase database)
    {
        var households = ledger.Households.Select(County.HouseholdNo).ToHashSet(StringComparer.Ordinal);
        var there = database.Column("SELECT HouseholdNo FROM households WHERE HouseholdNo LIKE 'FT-%'");
        verdict.Must(there.Count == there.Distinct().Count(), "a household is there twice");
        verdict.None(households.Except(there), "an imported household is missing");
        verdict.Must(there.Count == households.Count, $"{there.Count} households are there, {households.Count} were imported");
        verdict.Must(
            database.Count("SELECT count(*) FROM persons p JOIN households h ON h.Id = p.HouseholdId WHERE h.HouseholdNo LIKE 'FT-%'") == households.Count,
            "not every imported household has its one person");
        var claims = database.Column("SELECT ClaimNo FROM medical_expenses WHERE ClaimNo LIKE 'FT-%'");
        verdict.Must(claims.Count == claims.Distinct().Count(), "a claim is there twice");
        verdict.Must(claims.Count == households.Count * Sender.ClaimsOfEach, $"{claims.Count} claims are there, {households.Count * Sender.ClaimsOfEach} were imported");
        verdict.None(
            database.Column("SELECT h.HouseholdNo FROM households h JOIN cases c ON c.HouseholdId = h.Id WHERE h.HouseholdNo LIKE 'FT-%' GROUP BY h.Id HAVING count(*) > 1"),
            "a household has two cases");
    }
}
