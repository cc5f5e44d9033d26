using System.Diagnostics;
using CaseFlow.Faults.Checks;
using CaseFlow.Faults.Hosting;
using CaseFlow.Faults.Kills;

namespace CaseFlow.Faults.Mutants;

/// <summary>A house in the middle of its work, closed: every mutant begins with a copy of it.</summary>
internal sealed class Template : IAsyncDisposable
{
    private const int Operations = 60;
    private const int Households = 36;
    private static readonly TimeSpan MostPatience = TimeSpan.FromSeconds(60);
    private readonly HostProcess host = new("template", demoHouseholds: 0);
    private int[] households = [];
    private long records;

    public string Folder => host.Folder;

    public string Tokens => Path.Combine(host.Folder, "tokens.json");

    public static async Task<Template> MakeAsync(int seed, Verdict verdict, CancellationToken stop)
    {
        var template = new Template();
        var host = template.host;
        Procedures.WriteTo(host.Definitions);
        var ledger = new Ledger(Path.Combine(host.Folder, "ledger.log"));
        using var people = new People(host, ledger, verdict);
        await host.StartAsync(HostOrder.Shipped);
        await people.StartAsync(seed, round: 0, firstHousehold: 1, tokens: null, stop);
        var patience = Stopwatch.StartNew();
        while ((ledger.Sent < Operations || ledger.Households.Count < Households) && patience.Elapsed < MostPatience)
        {
            await Task.Delay(100, stop);
            people.ThrowIfEnded();
        }

        await people.FinishFilesAsync();
        await people.EndAsync();
        people.SaveTokens(template.Tokens);
        await EndOfRound.CheckAsync(host, ledger, people, verdict, stop);
        template.households = [.. ledger.Households];
        using var database = new ReadOnlyDatabase(host.Database);
        template.records = database.Count("SELECT max(Position) FROM audit_records");
        return template;
    }

    /// <summary>Knows what of the template matters: its households, and how much is on record.</summary>
    public Ledger NewLedger(HostProcess of)
    {
        var ledger = new Ledger(Path.Combine(of.Folder, "ledger.log")) { AuditBefore = records };
        Array.ForEach(households, ledger.Households.Enqueue);
        return ledger;
    }

    public async ValueTask DisposeAsync()
    {
        await host.DisposeAsync();
        host.DeleteFolderIf(clean: true);
    }
}
