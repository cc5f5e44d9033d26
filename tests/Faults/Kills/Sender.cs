using System.Text.Json;
using CaseFlow.Faults.Hosting;

namespace CaseFlow.Faults.Kills;

/// <summary>Somebody who sends files, waits until each is done, and sends a file again that nobody acknowledged.</summary>
internal sealed class Sender(HostProcess host, UserClient user, County county, Ledger ledger, Verdict verdict, int firstHousehold)
{
    private const int HouseholdsEach = 12;
    private const int ClaimsEach = 25;
    private const int FaultyRows = 5;
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(100);

    /// <summary>Rounds of three files until told to stop; a round that has begun is finished.</summary>
    public async Task WorkAsync(CancellationToken enough, CancellationToken stop)
    {
        var next = firstHousehold;
        do
        {
            var numbers = Enumerable.Range(next, HouseholdsEach).ToList();
            await SendAsync("households", county.Households(numbers), numbers.Count, 0, stop);
            await SendAsync("persons", County.Persons(numbers), numbers.Count, 0, stop);
            numbers.ForEach(ledger.Households.Enqueue);
            var claims = county.Expenses(numbers, ClaimsEach, FaultyRows, atRisk: n => n % 3 != 0); // the others have only their doctor's concern
            await SendAsync("medical-expenses", claims, numbers.Count * ClaimsEach, FaultyRows, stop);
            next += HouseholdsEach;
        }
        while (!enough.IsCancellationRequested);
    }

    public static int ClaimsOfEach => ClaimsEach;

    private async Task SendAsync(string kind, string csv, int good, int bad, CancellationToken stop)
    {
        while (true)
        {
            await host.WaitUpAsync(stop);
            var reply = await user.PostCsvAsync($"/api/imports?kind={kind}", csv, stop);
            if (reply.IsOk)
            {
                var file = new SentFile(reply.Json.GetProperty("id").GetGuid(), kind, good, bad);
                ledger.Files.Enqueue(file);
                ledger.Write($"{user.UserName} import {kind} {file.Id} acknowledged");
                await FinishedAsync(file, stop);
                return;
            }

            if (!reply.IsUnknown && reply.Status is not System.Net.HttpStatusCode.ServiceUnavailable)
            {
                verdict.Violation($"a good {kind} file was refused: {reply.Status} {reply.Code}");
                await Task.Delay(BetweenLooks, stop);
            }
        }
    }

    private async Task FinishedAsync(SentFile file, CancellationToken stop)
    {
        while (true)
        {
            await host.WaitUpAsync(stop);
            var reply = await user.GetAsync($"/api/imports/{file.Id}", stop);
            if (reply.IsOk && State(reply.Json) is "Completed" or "Refused" or "Failed" or "Cancelled")
            {
                return;
            }

            verdict.Must(reply.Status is not System.Net.HttpStatusCode.NotFound, $"import {file.Id} was acknowledged and is not there");
            await Task.Delay(BetweenLooks, stop);
        }
    }

    private static string State(JsonElement import) => import.GetProperty("state").GetString() ?? "";
}
