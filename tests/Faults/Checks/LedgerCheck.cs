using CaseFlow.Faults.Hosting;
using CaseFlow.Faults.Kills;

namespace CaseFlow.Faults.Checks;

/// <summary>Asks the host again what it told its clients, through the same doors.</summary>
internal sealed class LedgerCheck(HostProcess host, Ledger ledger, Verdict verdict)
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan MostPatience = TimeSpan.FromMinutes(2);

    public async Task RunAsync(CancellationToken stop)
    {
        var acknowledged = ledger.Attempts.Where(a => a.Known is Known.Acknowledged).ToList();
        foreach (var name in ledger.Attempts.GroupBy(a => a.Name).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            Console.WriteLine(
                $"  {name.Key}: {name.Count(a => a.Known is Known.Acknowledged)} acknowledged, {name.Count(a => a.Known is Known.Refused)} refused"
                + $" ({string.Join(", ", name.Where(a => a.Known is Known.Refused).CountBy(a => a.Refusal).OrderByDescending(r => r.Value).Take(4).Select(r => $"{r.Key} {r.Value}"))})"
                + $", {name.Count(a => a.Known is Known.Nothing)} unknown");
        }

        verdict.Must(acknowledged.Count > 0, "no operation was acknowledged, so nothing was tried");
        verdict.Must(!ledger.Files.IsEmpty, "no file was acknowledged, so nothing was tried");
        foreach (var attempt in acknowledged)
        {
            // The same operation again: Take compares it with the first answer.
            var again = await attempt.SendAsync(stop);
            verdict.Must(attempt.Take(again, ledger, verdict) && again.IsOk, $"{attempt.Name} {attempt.OperationId} is no longer known");
        }

        await CheckFilesAsync(stop);
        await DispatchedAsync(stop);
    }

    private async Task CheckFilesAsync(CancellationToken stop)
    {
        using var county = new UserClient(host, "county1", verdict);
        await county.SignInAsync(stop);
        foreach (var file in ledger.Files)
        {
            var import = (await county.GetAsync($"/api/imports/{file.Id}", stop)).Json;
            var counts = import.GetProperty("counts");
            long Count(string name) => counts.GetProperty(name).GetInt64();
            var state = import.GetProperty("state").GetString();
            verdict.Must(state == "Completed", $"import {file.Id} of {file.Kind} ended as {state}");
            verdict.Must(import.GetProperty("rowsDone").GetInt64() == file.GoodRows + file.BadRows, $"import {file.Id} of {file.Kind} did {import.GetProperty("rowsDone")} of {file.GoodRows + file.BadRows} rows");
            verdict.Must(
                Count("created") + Count("updated") + Count("unchanged") == file.GoodRows && Count("rejected") == file.BadRows,
                $"import {file.Id} of {file.Kind} counts {counts}, not {file.GoodRows} good and {file.BadRows} bad rows");
        }
    }

    private async Task DispatchedAsync(CancellationToken stop)
    {
        using var database = new ReadOnlyDatabase(host.Database);
        var deadline = TimeProvider.System.GetUtcNow() + MostPatience;
        while (database.Count("SELECT count(*) FROM outbox_events WHERE DispatchedAt IS NULL") > 0)
        {
            if (TimeProvider.System.GetUtcNow() > deadline)
            {
                verdict.Violation("the outbox does not empty");
                return;
            }

            await Task.Delay(BetweenLooks, stop);
        }
    }
}
