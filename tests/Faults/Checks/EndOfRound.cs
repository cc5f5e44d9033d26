using CaseFlow.Faults.Hosting;
using CaseFlow.Faults.Kills;

namespace CaseFlow.Faults.Checks;

/// <summary>Everybody has stopped: the host is asked again for every answer, empties its outbox and is closed; then its file is read.</summary>
internal static class EndOfRound
{
    public static async Task CheckAsync(HostProcess host, Ledger ledger, People people, Verdict verdict, CancellationToken stop)
    {
        await new LedgerCheck(host, ledger, verdict).RunAsync(stop);
        foreach (var listener in people.Listeners)
        {
            await listener.CatchUpAsync(stop);
        }

        await host.StopAsync();
        using (var database = new ReadOnlyDatabase(host.Database))
        {
            verdict.None(database.Column("PRAGMA integrity_check").Where(line => line != "ok"), "the file is broken");
            DeadHouse.Look(database, host.Anchor, ledger, verdict);
            WholeNotifications.CheckTold(database, verdict);
            WholeImports.CheckFinished(database, ledger, verdict);
            WholeAudit.CheckSealed(database, verdict);
            people.Listeners.ForEach(l => l.Compare(database, whole: true));
        }

        verdict.Must(await host.RunVerbAsync("audit", "verify") == 0, "audit verify found the trail broken");
    }
}
