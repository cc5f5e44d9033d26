using System.Text.Json;
using System.Text.Json.Nodes;
using CaseFlow.Faults.Hosting;

namespace CaseFlow.Faults.Kills;

/// <summary>Somebody who completes what their group is offered, one task after the other, and writes down every answer.</summary>
internal sealed class Clerk(HostProcess host, UserClient user, Ledger ledger, Verdict verdict, DateOnly today, Random random)
{
    private const int PageSize = 20;

    /// <summary>Share of unanswered completions that are sent again after the restart; the others stay unknown.</summary>
    private const double SentAgain = 0.6;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    public async Task WorkAsync(CancellationToken stop)
    {
        await user.SignInAsync(stop);
        while (!stop.IsCancellationRequested)
        {
            await host.WaitUpAsync(stop);
            if (await NextAsync(stop) is not { } attempt)
            {
                await Task.Delay(Pause, stop);
                continue;
            }

            ledger.Attempts.Enqueue(attempt);
            while (!await SendAsync(attempt, stop) && random.NextDouble() < SentAgain)
            {
                await host.WaitUpAsync(stop);
            }
        }
    }

    private async Task<bool> SendAsync(Attempt attempt, CancellationToken stop)
    {
        using var sending = ledger.Sending();
        return attempt.Take(await user.PostAsync($"/api/tasks/{attempt.TaskId}/complete", attempt.Body, stop), verdict);
    }

    private async Task<Attempt?> NextAsync(CancellationToken stop)
    {
        var list = await user.GetAsync($"/api/tasks?state=open&assignee=group&pageSize={PageSize}", stop);
        if (!list.IsOk)
        {
            return null;
        }

        var tasks = list.Json.GetProperty("items").EnumerateArray().ToList();
        return tasks.Count == 0 ? null : Choose(tasks[random.Next(tasks.Count)]);
    }

    private Attempt? Choose(JsonElement task)
    {
        var able = task.GetProperty("outcomes").EnumerateArray()
            .Select(o => o.GetProperty("name").GetString()!)
            .Select(name => (Name: name, Answers: Answering.Fill(task, name, today)))
            .Where(o => o.Answers is not null)
            .ToList();
        if (able.Count == 0)
        {
            return null;
        }

        // Usually the first one that can be answered: it leads on into the workflow.
        var (outcome, answers) = able[random.NextDouble() < 0.8 ? 0 : random.Next(able.Count)];
        var operation = Guid.CreateVersion7();
        var body = new JsonObject
        {
            ["outcome"] = outcome,
            ["operationId"] = operation,
            ["revision"] = task.GetProperty("revision").GetInt32(),
            ["answers"] = answers,
        };
        return new(user, task.GetProperty("id").GetGuid(), outcome, body.ToJsonString(), operation);
    }
}
