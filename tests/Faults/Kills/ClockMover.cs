using System.Globalization;
using System.Text.Json.Nodes;
using CaseFlow.Faults.Hosting;

namespace CaseFlow.Faults.Kills;

/// <summary>Somebody who moves the case clock on by hours, so that timers and deadlines are due, and over midnights, so that the night's detection runs.</summary>
internal sealed class ClockMover(HostProcess host, UserClient user, Ledger ledger, Random random)
{
    private const int MostPause = 2500;

    public async Task WorkAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            await Task.Delay(random.Next(MostPause), stop);
            await host.WaitUpAsync(stop);
            var body = new JsonObject { ["advance"] = TimeSpan.FromHours(random.Next(3, 25)).ToString("c", CultureInfo.InvariantCulture) };
            var moved = await user.PostAsync("/api/demo/clock", body.ToJsonString(), stop);
            if (moved.IsOk)
            {
                ledger.ClockIs(moved.Json.GetProperty("now").GetDateTimeOffset() - TimeProvider.System.GetUtcNow());
            }
        }
    }
}
