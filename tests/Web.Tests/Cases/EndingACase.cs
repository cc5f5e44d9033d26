using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CaseFlow.Domain.Tasks;
using CaseFlow.Web.Data;
using CaseFlow.Web.Features.Desk;
using CaseFlow.Web.Tests.Detection;
using CaseFlow.Web.Tests.Hosting;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Web.Tests.Cases;

public sealed class EndingACase(TestHouse house) : IClassFixture<TestHouse>
{
    [Fact]
    public async Task Takes_its_tasks_away_and_sent_again_under_its_operation_is_answered_as_the_first_time()
    {
        using var county = await house.ClientOfAsync("county1");
        using var doctor = await house.ClientOfAsync("village001-1");
        var family = await county.RegisterAsync();
        var caseId = (await PostAsync(doctor, "/api/signals", new { householdId = family.Id })).Body.GetProperty("caseId").GetGuid();
        var end = new { @as = "MovedAway", operationId = Guid.CreateVersion7() };

        var first = await PostAsync(county, $"/api/cases/{caseId}/end", end);
        var again = await PostAsync(county, $"/api/cases/{caseId}/end", end);
        var another = await PostAsync(county, $"/api/cases/{caseId}/end", new { @as = "MovedAway" });

        first.Status.Should().Be(HttpStatusCode.OK);
        first.Body.GetProperty("stage").GetString().Should().Be("MovedAway");
        again.Status.Should().Be(HttpStatusCode.OK);
        again.Body.GetRawText().Should().Be(first.Body.GetRawText());
        another.Status.Should().Be(HttpStatusCode.Conflict);
        var open = await county.GetFromJsonAsync<JsonElement>($"/api/tasks?assignee=all&caseId={caseId}");
        open.GetProperty("items").GetArrayLength().Should().Be(0);
    }

    [Fact]
    public async Task Takes_the_deadlines_of_its_tasks_away_whoever_ended_it()
    {
        using var county = await house.ClientOfAsync("county1");
        var family = await county.RegisterAsync();
        var caseId = (await PostAsync(county, "/api/signals", new { householdId = family.Id })).Body.GetProperty("caseId").GetGuid();
        var tasks = await county.GetFromJsonAsync<JsonElement>($"/api/tasks?assignee=all&caseId={caseId}");
        await using var scope = house.Services.CreateAsyncScope(); // nobody, who sees nothing

        await scope.ServiceProvider.GetRequiredService<DueDays>().TakeUpAsync(tasks.GetProperty("items")[0].GetProperty("id").GetGuid(), CancellationToken.None);

        var db = scope.ServiceProvider.GetRequiredService<CaseFlowDb>();
        db.ChangeTracker.Entries<TaskDeadline>().Should().HaveCountGreaterThanOrEqualTo(3).And.OnlyContain(d => d.State == EntityState.Deleted);
    }

    private static async Task<(HttpStatusCode Status, JsonElement Body)> PostAsync(HttpClient client, string path, object body)
    {
        using var answer = await client.PostAsJsonAsync(path, body);
        return (answer.StatusCode, await answer.Content.ReadFromJsonAsync<JsonElement>());
    }
}
