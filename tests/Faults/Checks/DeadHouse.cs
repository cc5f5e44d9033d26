using CaseFlow.Faults.Hosting;
using CaseFlow.Faults.Kills;

namespace CaseFlow.Faults.Checks;

/// <summary>Looks into the file of a host that was killed a moment ago: what it had acknowledged is there, what it was at in that moment is there whole or not at all.</summary>
internal static class DeadHouse
{
    public static void Check(HostProcess host, Ledger ledger, People people, Verdict verdict)
    {
        if (!File.Exists(host.Database))
        {
            return;
        }

        using var database = new ReadOnlyDatabase(host.Database);
        if (database.Count("SELECT count(*) FROM sqlite_master WHERE name = 'wf_instances'") == 0)
        {
            return; // killed before there was a schema
        }

        Look(database, host.Anchor, ledger, verdict);
        people.Listeners.ForEach(l => l.Compare(database, whole: false));
    }

    /// <summary>What must hold at any instant between two commits; each statement sees one of them, so the host may be alive.</summary>
    public static void Look(ReadOnlyDatabase database, string anchor, Ledger ledger, Verdict verdict)
    {
        WholeAudit.Check(database, anchor, verdict);
        verdict.None(database.Column("PRAGMA foreign_key_check"), "a row refers to nothing in");
        new LedgerInDatabase(database, ledger, verdict).Check();
        WholeTasks.Check(database, verdict);
        WholeWorkflows.Check(database, verdict);
        WholeDeadlines.Check(database, verdict);
        WholeNotifications.Check(database, verdict);
        WholeImports.Check(database, verdict);
    }
}
