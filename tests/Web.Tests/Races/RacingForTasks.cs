using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CaseFlow.Faults;
using CaseFlow.Faults.Checks;
using CaseFlow.Faults.Hosting;
using CaseFlow.Web.Data;
using CaseFlow.Web.Live;
using CaseFlow.Web.Security;
using CaseFlow.Web.Tests.Live;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Web.Tests.Races;

public sealed class RacingForTasks(LiveHouse house) : IClassFixture<LiveHouse>
{
    private const int Clients = 32;
    private const int Tasks = 200;
    private readonly DateOnly today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().AddHours(8).DateTime);

    [Fact]
    public async Task Of_32_colleagues_one_completes_each_of_200_tasks_and_nothing_happens_twice()
    {
        var county = new County(0, today);
        await ImportAsync(county);
        var colleagues = await ColleaguesAsync(county);
        var tasks = (await colleagues[0].GetFromJsonAsync<JsonElement>($"/api/tasks?state=open&assignee=group&pageSize={Tasks}")).GetProperty("items").EnumerateArray().ToList();
        tasks.Should().HaveCount(Tasks);

        var answers = (await Task.WhenAll(colleagues.Select(c => CompleteAllAsync(c, tasks)))).SelectMany(a => a).ToList();

        answers.Count(a => a == HttpStatusCode.OK).Should().Be(Tasks);
        answers.Count(a => a == HttpStatusCode.Conflict).Should().Be(Tasks * (Clients - 1));
        await DispatchedAsync();
        var verdict = new Verdict();
        using var database = new ReadOnlyDatabase(Path.Combine(house.Folder, "data", "caseflow.db"));
        WholeTasks.Check(database, verdict);
        WholeNotifications.Check(database, verdict);
        verdict.Close().Should().Be(0);
        database.Count("SELECT count(*) FROM tasks WHERE State = 'Done'").Should().Be(Tasks);
    }

    private async Task<List<HttpClient>> ColleaguesAsync(County county)
    {
        Guid township;
        await using (var scope = house.Services.CreateAsyncScope())
        {
            township = (await scope.ServiceProvider.GetRequiredService<CaseFlowDb>().Users.SingleAsync(u => u.UserName == county.OfficerName)).OrganisationId;
        }

        List<HttpClient> colleagues = [];
        for (var i = 0; i < Clients; i++)
        {
            colleagues.Add(await house.ClientOfAsync(await house.UserAsync(township, Roles.TownshipOfficer)));
        }

        return colleagues;
    }

    private async Task<List<HttpStatusCode>> CompleteAllAsync(HttpClient colleague, List<JsonElement> tasks)
    {
        List<HttpStatusCode> answers = [];
        foreach (var task in tasks)
        {
            var outcome = task.GetProperty("outcomes")[0].GetProperty("name").GetString()!;
            var answer = await colleague.PostAsJsonAsync($"/api/tasks/{task.GetProperty("id").GetGuid()}/complete", new JsonObject
            {
                ["outcome"] = outcome,
                ["operationId"] = Guid.CreateVersion7(),
                ["revision"] = task.GetProperty("revision").GetInt32(),
                ["answers"] = Answering.Fill(task, outcome, today),
            });
            answers.Add(answer.StatusCode);
        }

        return answers;
    }

    private async Task ImportAsync(County county)
    {
        using var sender = await house.ClientOfAsync("county1");
        var numbers = Enumerable.Range(1, Tasks).ToList();
        foreach (var (kind, csv) in new[]
        {
            ("households", county.Households(numbers)), ("persons", County.Persons(numbers)), ("medical-expenses", county.Expenses(numbers, claimsEach: 1, faulty: 0)),
        })
        {
            using var file = new StringContent(csv, Encoding.UTF8, "text/csv");
            var sent = await sender.PostAsync($"/api/imports?kind={kind}", file);
            var id = (await sent.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetGuid();
            using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
            while ((await sender.GetFromJsonAsync<JsonElement>($"/api/imports/{id}", limit.Token)).GetProperty("state").GetString() is not "Completed")
            {
                await Task.Delay(100, limit.Token);
            }
        }
    }

    private async Task DispatchedAsync()
    {
        await using var scope = house.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CaseFlowDb>();
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (await db.Set<OutboxEvent>().AnyAsync(e => e.DispatchedAt == null, limit.Token))
        {
            await Task.Delay(50, limit.Token);
        }
    }
}
