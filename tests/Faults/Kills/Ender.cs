using System.Text.Json.Nodes;
using CaseFlow.Faults.Hosting;

namespace CaseFlow.Faults.Kills;

/// <summary>Somebody at the county who ends cases: the household moved away. Its workflow is cancelled with every task and timer.</summary>
internal sealed class Ender(HostProcess host, UserClient user, Ledger ledger, Verdict verdict, Random random)
{
    private const int MostPause = 1500;
    private static readonly string[] Stages = ["Detected", "TownshipVerification", "CountyReview", "Referral", "Assistance"];

    public async Task WorkAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            await host.WaitUpAsync(stop);
            var list = await user.GetAsync($"/api/cases?stage={Stages[random.Next(Stages.Length)]}&pageSize=50", stop);
            if (list.IsOk && list.Json.GetProperty("items").EnumerateArray().ToList() is { Count: > 3 } cases)
            {
                var id = cases[random.Next(cases.Count)].GetProperty("id").GetGuid();
                var operation = Guid.CreateVersion7();
                var body = new JsonObject { ["as"] = "MovedAway", ["operationId"] = operation };
                await Persistent.SendAsync(
                    host, new(user, "case.end", id, "MovedAway", $"/api/cases/{id}/end", body.ToJsonString(), operation), ledger, verdict, random, stop);
            }

            await Task.Delay(random.Next(MostPause), stop);
        }
    }
}
