using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CaseFlow.Web.Tests.Hosting;

namespace CaseFlow.Web.Tests.Detection;

public sealed class ReportingASignal(TestHouse house) : IClassFixture<TestHouse>
{
    [Fact]
    public async Task A_doctors_concern_opens_a_case_and_a_second_one_joins_it()
    {
        using var county = await house.ClientOfAsync("county1");
        using var doctor = await house.ClientOfAsync("village001-1");
        var family = await county.RegisterAsync();

        var first = await SentAsync(doctor, new { householdId = family.Id, note = "彻夜咳嗽，无力就医" });
        var second = await SentAsync(doctor, new { householdNo = family.Number, source = "Contract" });

        first.GetProperty("state").GetString().Should().Be("Decided");
        first.GetProperty("severity").GetString().Should().Be("Orange");
        second.GetProperty("state").GetString().Should().Be("Absorbed");
        second.GetProperty("caseId").GetGuid().Should().Be(first.GetProperty("caseId").GetGuid());
        (await county.FileAsync(family)).Signals().Select(s => s.GetProperty("source").GetString()).Should().Equal("Contract", "Clinic");
    }

    [Fact]
    public async Task A_concern_sent_again_under_its_operation_gets_the_first_answer_and_raises_nothing_more()
    {
        using var county = await house.ClientOfAsync("county1");
        using var doctor = await house.ClientOfAsync("village001-1");
        var family = await county.RegisterAsync();
        var operationId = Guid.CreateVersion7();

        var first = await SentAsync(doctor, new { householdId = family.Id, note = "彻夜咳嗽", operationId });
        var again = await SentAsync(doctor, new { householdId = family.Id, note = "彻夜咳嗽", operationId });
        var reused = await RefusedAsync(doctor, new { householdId = family.Id, note = "另一件事", operationId });

        again.GetRawText().Should().Be(first.GetRawText());
        reused.Should().Be((HttpStatusCode.UnprocessableEntity, "operation.reused"));
        (await county.FileAsync(family)).Signals().Should().ContainSingle();
    }

    [Fact]
    public async Task A_concern_stays_within_scope_role_and_household()
    {
        using var county = await house.ClientOfAsync("county1");
        using var elsewhere = await house.ClientOfAsync("village105-1");
        using var supervisor = await house.ClientOfAsync("supervisor1");
        using var doctor = await house.ClientOfAsync("village001-1");
        var family = await county.RegisterAsync();

        (await RefusedAsync(elsewhere, new { householdId = family.Id })).Should().Be((HttpStatusCode.NotFound, "household.not_found"));
        (await RefusedAsync(supervisor, new { householdId = family.Id })).Status.Should().Be(HttpStatusCode.Forbidden);
        (await RefusedAsync(doctor, new { householdId = family.Id, personId = Guid.CreateVersion7() }))
            .Should().Be((HttpStatusCode.BadRequest, "signal.person_not_in_household"));
        (await RefusedAsync(doctor, new { householdId = family.Id, source = "Hpads" })).Should().Be((HttpStatusCode.BadRequest, "signal.source_not_manual"));
        (await county.FileAsync(family)).Signals().Should().BeEmpty();
    }

    [Fact]
    public async Task An_entry_of_the_monitoring_list_always_opens_a_case()
    {
        using var county = await house.ClientOfAsync("county1");
        using var bureau = await house.ClientOfAsync("rrb1");
        var family = await county.RegisterAsync();
        var entry = new { monitoringType = "EdgeHousehold", recognisedOn = Families.Today.AddDays(-3).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) };

        var sent = await SentAsync(bureau, new { householdNo = family.Number, listEntry = entry });
        var again = await SentAsync(bureau, new { householdNo = family.Number, listEntry = entry });

        sent.GetProperty("state").GetString().Should().Be("Decided");
        again.GetProperty("signalId").ValueKind.Should().Be(JsonValueKind.Null, "nothing new");
        var file = await county.FileAsync(family);
        file.Rules().Should().Equal("R15");
        file.GetProperty("monitoring").GetArrayLength().Should().Be(1);
        file.Signals().Should().ContainSingle().Which.GetProperty("source").GetString().Should().Be("List");
    }

    [Theory]
    [InlineData("township001")]
    [InlineData("insurance1")]
    public async Task The_monitoring_list_is_the_countys_and_the_bureaus(string userName)
    {
        using var county = await house.ClientOfAsync("county1");
        using var other = await house.ClientOfAsync(userName);
        var family = await county.RegisterAsync();

        var refused = await RefusedAsync(other, new { householdId = family.Id, listEntry = new { monitoringType = "EdgeHousehold", recognisedOn = "2026-01-05" } });

        refused.Should().Be((HttpStatusCode.Forbidden, "signal.list_not_yours"));
    }

    private static async Task<JsonElement> SentAsync(HttpClient client, object body)
    {
        using var answer = await client.PostAsJsonAsync("/api/signals", body);
        answer.StatusCode.Should().Be(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    private static async Task<(HttpStatusCode Status, string? Code)> RefusedAsync(HttpClient client, object body)
    {
        using var answer = await client.PostAsJsonAsync("/api/signals", body);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        return (answer.StatusCode, problem.TryGetProperty("code", out var code) ? code.GetString() : null);
    }
}
