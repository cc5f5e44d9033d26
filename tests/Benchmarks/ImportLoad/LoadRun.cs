using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using CaseFlow.Faults;
using CaseFlow.Faults.Hosting;

namespace CaseFlow.Benchmarks.ImportLoad;

/// <summary>Acceptance 6: a large expense file within ten minutes and 600 MB, while another client completes tasks within a second at p99.</summary>
internal static class LoadRun
{
    private const int Households = 2000;
    private const int AtRisk = 600;
    private const int MostMegabytes = 600;
    private static readonly TimeSpan MostTime = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan MostAnswerTime = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(1);

    public static async Task<int> RunAsync(int rows)
    {
        var verdict = new Verdict();
        await using var host = new HostProcess("import-load");
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().AddHours(8).DateTime); // the county's date
        await host.StartAsync(HostOrder.Shipped);
        Say($"{rows} rows for {Households} households, in {host.Folder}; resident after the start: {Usage.Resident(host.ProcessId)} MB");
        using var sender = new UserClient(host, "county1", verdict);
        await sender.SignInAsync(CancellationToken.None);
        var county = new County(0, today);
        await PrepareAsync(sender, county);

        using var officer = new UserClient(host, county.OfficerName, verdict);
        await officer.SignInAsync(CancellationToken.None);
        var busy = new BusyOfficer(officer, today);
        using var over = new CancellationTokenSource();
        var working = busy.WorkAsync(over.Token);
        var month = new DateOnly(today.Year, today.Month, 1).AddMonths(-1);
        var processorBefore = Usage.Processor(host.ProcessId);
        var began = Stopwatch.GetTimestamp();
        using var content = new ExpenseContent(rows, Households, month);
        var import = await SendAsync(sender, "medical-expenses", content, host, speak: true);
        var took = Stopwatch.GetElapsedTime(began);
        await over.CancelAsync();
        await working;
        var processor = Usage.Processor(host.ProcessId) - processorBefore;
        Say($"processor time of the host: {processor.TotalSeconds:0} s, {processor.TotalMicroseconds / rows:0} microseconds a row; {Environment.ProcessorCount} processors");
        var peak = Usage.PeakResident(host.ProcessId);
        await host.StopAsync();
        var good = Close(import, content.Bytes, took, busy, peak) && verdict.IsClean;
        host.DeleteFolderIf(good);
        Say(good ? "within the limits" : "NOT within the limits");
        return good ? 0 : 1;
    }

    private static async Task PrepareAsync(UserClient sender, County county)
    {
        using var households = new StringContent(county.Households(Enumerable.Range(1, Households)), null, "text/csv");
        using var persons = new StringContent(County.Persons(Enumerable.Range(1, Households)), null, "text/csv");
        using var bills = new StringContent(county.Expenses(Enumerable.Range(1, AtRisk), 1, 0), null, "text/csv");
        await SendAsync(sender, "households", households, null, speak: false);
        await SendAsync(sender, "persons", persons, null, speak: false);
        var atRisk = await SendAsync(sender, "medical-expenses", bills, null, speak: false);
        Say($"{AtRisk} households at risk: import {atRisk.GetProperty("state").GetString()}, {atRisk.GetProperty("evaluated").GetInt32()} evaluated");
    }

    private static async Task<JsonElement> SendAsync(UserClient sender, string kind, HttpContent content, HostProcess? host, bool speak)
    {
        var sent = await sender.PostAsync($"/api/imports?kind={kind}", content, CancellationToken.None);
        if (!sent.IsOk) throw new InvalidOperationException($"The {kind} file was refused: {sent.Status} {sent.Code}");

        for (var look = 0; ; look++)
        {
            var import = (await sender.GetAsync($"/api/imports/{sent.Json.GetProperty("id").GetGuid()}", CancellationToken.None)).Json;
            if (speak && look % 15 == 0)
            {
                Say($"{import.GetProperty("state").GetString()} {import.GetProperty("rowsDone").GetInt64()} rows, {import.GetProperty("rowsPerSecond").GetInt32()} a second, "
                    + $"households {import.GetProperty("evaluated").GetInt32()}, {Usage.Resident(host!.ProcessId)} MB");
            }

            if (import.GetProperty("finishedAt").ValueKind is not JsonValueKind.Null) return import;
            await Task.Delay(BetweenLooks);
        }
    }

    private static bool Close(JsonElement import, long bytes, TimeSpan took, BusyOfficer busy, int peak)
    {
        var sorted = busy.Took.Order().ToList();
        TimeSpan At(double share) => sorted.Count == 0 ? TimeSpan.MaxValue : sorted[Math.Min(sorted.Count - 1, (int)Math.Ceiling(sorted.Count * share) - 1)];
        var counts = import.GetProperty("counts");
        Say($"{import.GetProperty("state").GetString()}: {import.GetProperty("rowsDone").GetInt64()} rows, {bytes / 1_048_576} MB in {took:mm\\:ss}; "
            + $"rows alone {import.GetProperty("rowsPerSecond").GetInt32()} a second; {counts}");
        Say($"peak resident {peak} MB; {sorted.Count} tasks completed meanwhile ({busy.Refused} refused): "
            + $"p50 {At(0.5).TotalMilliseconds:0} ms, p99 {At(0.99).TotalMilliseconds:0} ms, longest {At(1).TotalMilliseconds:0} ms");
        return took <= MostTime && peak <= MostMegabytes && At(0.99) <= MostAnswerTime
            && counts.GetProperty("created").GetInt64() == import.GetProperty("rows").GetInt64();
    }

    private static void Say(FormattableString line) => Console.WriteLine($"{TimeProvider.System.GetUtcNow():HH:mm:ss} {line.ToString(CultureInfo.InvariantCulture)}");

    private static void Say(string line) => Console.WriteLine($"{TimeProvider.System.GetUtcNow():HH:mm:ss} {line}");
}
