using System.Text.Json.Nodes;
using CaseFlow.Faults.Hosting;

namespace CaseFlow.Faults.Kills;

/// <summary>Somebody whom a household worries: this starts a case, or joins the open one.</summary>
internal sealed class Doctor(HostProcess host, UserClient user, Ledger ledger, Verdict verdict, Random random)
{
    private const int MostPause = 900;

    public async Task WorkAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            await host.WaitUpAsync(stop);
            if (ledger.Households.ToArray() is { Length: > 0 } known)
            {
                var operation = Guid.CreateVersion7();
                var body = new JsonObject
                {
                    ["householdNo"] = County.HouseholdNo(known[random.Next(known.Length)]),
                    ["note"] = "测试：很担心这一户",
                    ["operationId"] = operation,
                };
                await Persistent.SendAsync(
                    host, new(user, "signal.report", Guid.Empty, "", "/api/signals", body.ToJsonString(), operation), ledger, verdict, random, stop);
            }

            await Task.Delay(random.Next(MostPause), stop);
        }
    }
}
