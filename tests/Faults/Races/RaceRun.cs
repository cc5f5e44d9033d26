using System.Text.Json;
using System.Text.Json.Nodes;
using CaseFlow.Faults.Checks;
using CaseFlow.Faults.Hosting;

namespace CaseFlow.Faults.Races;

/// <summary>Acceptance 4: 32 clients race to complete the same 200 unclaimed tasks over HTTP.</summary>
internal static class RaceRun
{
    private const int Clients = 32;
    private const int Tasks = 200;
    private const int ClaimsEach = 1;
    private static readonly TimeSpan MostRunTime = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(200);

    public static async Task RunAsync(Verdict verdict)
    {
        using var limit = new CancellationTokenSource(MostRunTime);
        await using var host = new HostProcess("race");
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().AddHours(8).DateTime); // the county's date
        var county = new County(0, today);
        await host.StartAsync(HostOrder.Shipped);
        Console.WriteLine($"Racing {Clients} clients for {Tasks} tasks in {host.Folder}");
        await ImportAsync(host, county, verdict, limit.Token);

        var clients = Enumerable.Range(0, Clients).Select(_ => new UserClient(host, county.OfficerName, verdict)).ToList();
        await Task.WhenAll(clients.Select(c => c.SignInAsync(limit.Token)));
        var tasks = await TasksAsync(clients[0], limit.Token);
        var start = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var racing = clients.Select(client => RaceAsync(client, tasks, today, start.Task, limit.Token)).ToList();
        start.SetResult();
        var replies = (await Task.WhenAll(racing)).SelectMany(r => r).ToList();

        var won = replies.Count(r => r.IsOk);
        var late = replies.Count(r => r.Status is System.Net.HttpStatusCode.Conflict);
        Console.WriteLine($"{won} winners, {late} answers of 409");
        foreach (var other in replies.Where(r => !r.IsOk).CountBy(r => $"{r.Status} {r.Code}"))
        {
            Console.WriteLine($"  {other.Value} times {other.Key}");
        }

        verdict.Must(won == Tasks, $"{won} winners, not {Tasks}");
        verdict.Must(late == Tasks * (Clients - 1), $"{late} answers of 409, not {Tasks * (Clients - 1)}");
        await EmptiedAsync(host, limit.Token);
        await host.StopAsync();
        using var database = new ReadOnlyDatabase(host.Database);
        WholeTasks.Check(database, verdict);
        WholeNotifications.Check(database, verdict);
        clients.ForEach(c => c.Dispose());
        host.DeleteFolderIf(verdict.IsClean);
    }

    private static async Task<List<Reply>> RaceAsync(
        UserClient client, List<JsonElement> tasks, DateOnly today, Task start, CancellationToken stop)
    {
        List<Reply> replies = [];
        await start;
        foreach (var task in tasks) // all in the same order, so that they meet at every one
        {
            var outcome = task.GetProperty("outcomes")[0].GetProperty("name").GetString()!;
            var body = new JsonObject
            {
                ["outcome"] = outcome,
                ["operationId"] = Guid.CreateVersion7(),
                ["revision"] = task.GetProperty("revision").GetInt32(),
                ["answers"] = Answering.Fill(task, outcome, today),
            };
            replies.Add(await client.PostAsync($"/api/tasks/{task.GetProperty("id").GetGuid()}/complete", body.ToJsonString(), stop));
        }

        return replies;
    }

    private static async Task ImportAsync(HostProcess host, County county, Verdict verdict, CancellationToken stop)
    {
        using var sender = new UserClient(host, "county1", verdict);
        await sender.SignInAsync(stop);
        var numbers = Enumerable.Range(1, Tasks).ToList();
        foreach (var (kind, csv) in new[]
        {
            ("households", county.Households(numbers)), ("persons", County.Persons(numbers)), ("medical-expenses", county.Expenses(numbers, ClaimsEach, 0)),
        })
        {
            var sent = await sender.PostCsvAsync($"/api/imports?kind={kind}", csv, stop);
            if (!sent.IsOk)
            {
                throw new InvalidOperationException($"The {kind} file was refused: {sent.Status} {sent.Code}");
            }

            var id = sent.Json.GetProperty("id").GetGuid();
            while ((await sender.GetAsync($"/api/imports/{id}", stop)).Json.GetProperty("state").GetString() is not "Completed")
            {
                await Task.Delay(BetweenLooks, stop);
            }
        }
    }

    private static async Task<List<JsonElement>> TasksAsync(UserClient client, CancellationToken stop)
    {
        var list = await client.GetAsync($"/api/tasks?state=open&assignee=group&pageSize={Tasks}", stop);
        var items = list.Json.GetProperty("items").EnumerateArray().ToList();
        return items.Count == Tasks ? items : throw new InvalidOperationException($"There are {items.Count} tasks to race for, not {Tasks}.");
    }

    private static async Task EmptiedAsync(HostProcess host, CancellationToken stop)
    {
        using var database = new ReadOnlyDatabase(host.Database);
        while (database.Count("SELECT count(*) FROM outbox_events WHERE DispatchedAt IS NULL") > 0)
        {
            await Task.Delay(BetweenLooks, stop);
        }
    }
}
