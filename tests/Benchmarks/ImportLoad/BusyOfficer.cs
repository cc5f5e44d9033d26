using System.Diagnostics;
using System.Text.Json.Nodes;
using CaseFlow.Faults.Hosting;

namespace CaseFlow.Benchmarks.ImportLoad;

/// <summary>Somebody who goes on completing tasks, and how long each completion took to be answered.</summary>
internal sealed class BusyOfficer(UserClient user, DateOnly today)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    public List<TimeSpan> Took { get; } = [];

    public int Refused { get; private set; }

    public async Task WorkAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await CompleteSomeAsync(stop);
                await Task.Delay(Pause, stop);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    private async Task CompleteSomeAsync(CancellationToken stop)
    {
        var list = await user.GetAsync("/api/tasks?state=open&assignee=group&pageSize=20", stop);
        foreach (var task in list.Json.GetProperty("items").EnumerateArray())
        {
            var chosen = task.GetProperty("outcomes").EnumerateArray().Select(o => o.GetProperty("name").GetString()!)
                .Select(name => (Name: name, Answers: Answering.Fill(task, name, today))).FirstOrDefault(o => o.Answers is not null);
            if (chosen.Answers is null) continue;

            var body = new JsonObject
            {
                ["outcome"] = chosen.Name,
                ["operationId"] = Guid.CreateVersion7(),
                ["revision"] = task.GetProperty("revision").GetInt32(),
                ["answers"] = chosen.Answers,
            };
            var began = Stopwatch.GetTimestamp();
            var reply = await user.PostAsync($"/api/tasks/{task.GetProperty("id").GetGuid()}/complete", body.ToJsonString(), stop);
            if (reply.IsOk) Took.Add(Stopwatch.GetElapsedTime(began));
            else Refused++;
            await Task.Delay(Pause, stop);
        }
    }
}
