using System.Text.Json;
using System.Text.Json.Nodes;
using CaseFlow.Faults.Hosting;

namespace CaseFlow.Faults.Kills;

/// <summary>Somebody who completes what their groups are offered, one task after the other; returns some for correction; and now and then is two
/// people at once who complete the same task.</summary>
internal sealed class Clerk(HostProcess host, IReadOnlyList<UserClient> users, Ledger ledger, Verdict verdict, Random random)
{
    private const int PageSize = 20;
    private const double Returning = 0.3;
    private const double Usual = 0.85;
    private const double Duels = 0.15;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(150);

    public async Task WorkAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            await host.WaitUpAsync(stop);
            var user = users[random.Next(users.Count)];
            if (await NextAsync(user, stop) is { } attempts)
            {
                await Task.WhenAll(attempts.Select(a => Persistent.SendAsync(host, a, ledger, verdict, random, stop)));
            }

            await Task.Delay(Pause, stop);
        }
    }

    private async Task<Attempt[]?> NextAsync(UserClient user, CancellationToken stop)
    {
        var list = await user.GetAsync($"/api/tasks?state=open&assignee=group&pageSize={PageSize}", stop);
        if (!list.IsOk)
        {
            return null;
        }

        var tasks = list.Json.GetProperty("items").EnumerateArray().ToList();
        if (tasks.Count == 0 || Choose(tasks[random.Next(tasks.Count)]) is not { } chosen)
        {
            return null;
        }

        var many = random.NextDouble() < Duels ? 2 : 1;
        return [.. Enumerable.Range(0, many).Select(_ => Attempt(user, chosen.Task, chosen.Outcome, chosen.Answers))];
    }

    private (JsonElement Task, string Outcome, JsonObject Answers)? Choose(JsonElement task)
    {
        var able = task.GetProperty("outcomes").EnumerateArray()
            .Select(o => o.GetProperty("name").GetString()!)
            .Select(name => (Name: name, Answers: Answering.Fill(task, name, ledger.Today)))
            .Where(o => o.Answers is not null)
            .ToList();
        if (able.Count == 0)
        {
            return null;
        }

        // Usually the first one that can be answered: it leads on into the workflow.
        var back = able.FindIndex(o => o.Name is "return" or "back");
        var which = back >= 0 && random.NextDouble() < Returning ? back : random.NextDouble() < Usual ? 0 : random.Next(able.Count);
        return (task, able[which].Name, able[which].Answers!);
    }

    private static Attempt Attempt(UserClient user, JsonElement task, string outcome, JsonObject answers)
    {
        var operation = Guid.CreateVersion7();
        var body = new JsonObject
        {
            ["outcome"] = outcome,
            ["operationId"] = operation,
            ["revision"] = task.GetProperty("revision").GetInt32(),
            ["answers"] = answers.DeepClone(),
        };
        var id = task.GetProperty("id").GetGuid();
        return new(user, "task.complete", id, outcome, $"/api/tasks/{id}/complete", body.ToJsonString(), operation);
    }
}
