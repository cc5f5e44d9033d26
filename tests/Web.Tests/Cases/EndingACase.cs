using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CaseFlow.Web.Tests.Detection;
using CaseFlow.Web.Tests.Hosting;
using FluentAssertions;

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

    private static async Task<(HttpStatusCode Status, JsonElement Body)> PostAsync(HttpClient client, string path, object body)
    {
        using var answer = await client.PostAsJsonAsync(path, body);
        return (answer.StatusCode, await answer.Content.ReadFromJsonAsync<JsonElement>());
    }
}
