using System.Text.Json.Nodes;
using CaseFlow.Faults.Hosting;

namespace CaseFlow.Faults.Kills;

/// <summary>Somebody who takes tasks, gives them back and hands them to a colleague.</summary>
internal sealed class Leader(HostProcess host, UserClient user, UserClient colleague, Ledger ledger, Random random)
{
    private const int MostPause = 400;

    public async Task WorkAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            await host.WaitUpAsync(stop);
            var list = await user.GetAsync("/api/tasks?state=open&pageSize=50", stop);
            if (list.IsOk && list.Json.GetProperty("items").EnumerateArray().ToList() is { Count: > 0 } tasks)
            {
                await HandAsync(tasks[random.Next(tasks.Count)].GetProperty("id").GetGuid(), stop);
            }

            await Task.Delay(random.Next(MostPause), stop);
        }
    }

    private async Task HandAsync(Guid task, CancellationToken stop)
    {
        // Given back twice as often as taken: what somebody holds nobody else may complete.
        var (action, body) = random.Next(4) switch
        {
            0 => ("claim", "{}"),
            1 => ("assign", new JsonObject { ["assigneeId"] = colleague.UserId }.ToJsonString()),
            _ => ("release", "{}"),
        };
        var handed = ledger.Handings.GetOrAdd((user.UserId, $"task.{action}", task), _ => new());
        handed.Send();
        using var sending = ledger.Sending();
        var reply = await user.PostAsync($"/api/tasks/{task}/{action}", body, stop);
        if (reply.IsOk)
        {
            handed.Acknowledge();
            ledger.Write($"{user.UserName} task.{action} {task} acknowledged");
        }
    }
}
