using System.Net.Http.Json;
using System.Text.Json;
using CaseFlow.Web.Features.Detection;
using CaseFlow.Web.Tests.Hosting;

namespace CaseFlow.Web.Tests.Detection;

public sealed class FindingHouseholdsAtRisk(TestHouse house) : IClassFixture<TestHouse>
{
    [Fact]
    public async Task High_cost_opens_a_case_once_and_more_of_it_joins()
    {
        using var county = await house.ClientOfAsync("county1");
        var family = await county.RegisterAsync();
        await county.PaidAsync(family, 9_999.99m);
        (await county.FileAsync(family)).Rules().Should().BeEmpty();

        await county.PaidAsync(family, 0.01m, claim: "2");

        var file = await county.FileAsync(family);
        file.Rules().Should().Equal("R01");
        var signal = file.Signals().Should().ContainSingle().Subject;
        signal.GetProperty("state").GetString().Should().Be("Decided");
        signal.GetProperty("source").GetString().Should().Be("Hpads");
        var hit = signal.GetProperty("hits")[0];
        hit.GetProperty("inputs").GetProperty("oop").GetDecimal().Should().Be(10_000m);
        hit.GetProperty("threshold").GetDecimal().Should().Be(10_000m);
        hit.GetProperty("policyVersion").GetString().Should().NotBeNullOrEmpty();
        hit.GetProperty("message").GetString().Should().Contain("10,000.00");

        (await house.SendAsync(new EvaluateHouseholds.Command([family.Id]))).Signals.Should().Be(0, "the open case knows it");
        await county.PaidAsync(family, 5_000m, claim: "3");

        var after = await county.FileAsync(family);
        after.Rules().Should().Equal("R01", "R03");
        after.Signals().Select(s => s.GetProperty("state").GetString()).Should().Equal("Absorbed", "Decided");
        after.Signals().Select(s => s.GetProperty("caseId").GetGuid()).Distinct().Should().ContainSingle();
        var opened = await county.GetFromJsonAsync<JsonElement>($"/api/cases/{signal.GetProperty("caseId").GetGuid()}");
        opened.GetRawText().Should().Contain("\"Red\"", "it takes the higher severity");
    }

    [Fact]
    public async Task The_night_finds_what_the_day_has_said_already_and_says_nothing_again()
    {
        using var county = await house.ClientOfAsync("county1");
        using var admin = await house.ClientOfAsync("admin");
        var family = await county.RegisterAsync();
        await county.PaidAsync(family, 10_500m);

        (await admin.PostAsJsonAsync("/api/demo/clock", new { advance = "1.00:00:00" })).EnsureSuccessStatusCode();

        (await county.FileAsync(family)).Signals().Should().HaveCount(1);
        (await house.SendAsync(new RunDetection.Command())).Finished.Should().BeTrue("the night's run went through");
    }

    [Fact]
    public async Task A_major_disease_opens_a_case_and_fires_once()
    {
        using var county = await house.ClientOfAsync("county1");
        var family = await county.RegisterAsync();

        await county.DiagnosedAsync(family, "C16.900x001");

        var file = await county.FileAsync(family);
        file.Signals().Should().ContainSingle().Which.GetProperty("hits")[0].GetProperty("rule").GetString().Should().Be("R06");
        file.GetRawText().Should().NotContain("C16");
        await house.SendAsync(new EvaluateHouseholds.Command([family.Id]));
        var later = (await county.FileAsync(family)).GetProperty("assessment").GetProperty("hits")[0];
        later.GetProperty("isNew").GetBoolean().Should().BeFalse();
    }

    [Fact]
    public async Task A_mapping_by_judgement_asks_the_expert_panel_before_a_case_opens()
    {
        using var county = await house.ClientOfAsync("county1");
        var family = await county.RegisterAsync();
        await county.DiagnosedAsync(family, "C40.2");

        var asked = await county.FileAsync(family);
        asked.Signals().Should().BeEmpty();
        var hit = asked.GetProperty("assessment").GetProperty("hits")[0];
        hit.GetProperty("needsConfirmation").GetBoolean().Should().BeTrue();

        await house.SendAsync(new ConfirmDisease.Command(family.Id, [hit.GetProperty("sourceId").GetGuid()], IsMajor: true));

        (await county.FileAsync(family)).Signals().Should().ContainSingle();
    }

    [Fact]
    public async Task Who_is_not_enrolled_is_a_gap_and_no_case()
    {
        using var county = await house.ClientOfAsync("county1");
        using var township = await house.ClientOfAsync("township001");
        var family = await county.RegisterAsync();

        await county.EnrolledAsync(family, enrolled: false);
        await house.SendAsync(new EvaluateHouseholds.Command([family.Id]));

        var file = await county.FileAsync(family);
        file.Rules().Should().Equal("R11");
        file.Signals().Should().BeEmpty();
        (await GapsAsync(township, family)).Should().ContainSingle();

        await county.EnrolledAsync(family, enrolled: true);
        (await county.FileAsync(family)).Rules().Should().BeEmpty();
    }

    [Fact]
    public async Task A_rejected_case_has_judged_what_it_saw()
    {
        using var county = await house.ClientOfAsync("county1");
        using var township = await house.ClientOfAsync("township001");
        var family = await county.RegisterAsync();
        await county.PaidAsync(family, 10_500m);
        var caseId = (await county.FileAsync(family)).Signals().Single().GetProperty("caseId").GetGuid();
        var triage = (await township.GetFromJsonAsync<JsonElement>("/api/tasks?state=open&pageSize=200")).GetProperty("items").EnumerateArray()
            .Single(t => t.GetProperty("kind").GetString() == "T1.triage" && t.GetProperty("caseId").GetGuid() == caseId);

        using var rejected = await township.PostAsJsonAsync($"/api/tasks/{triage.GetProperty("id").GetGuid()}/complete", new
        {
            outcome = "reject",
            answers = new { reason = "paid by a relative" },
            operationId = Guid.CreateVersion7(),
            revision = triage.GetProperty("revision").GetInt32(),
        });
        rejected.IsSuccessStatusCode.Should().BeTrue(await rejected.Content.ReadAsStringAsync());

        (await house.SendAsync(new EvaluateHouseholds.Command([family.Id]))).Signals.Should().Be(0);
        (await county.FileAsync(family)).GetProperty("assessment").GetProperty("hits")[0].GetProperty("isNew").GetBoolean().Should().BeFalse();
        await county.PaidAsync(family, 10_000m, claim: "2");
        (await county.FileAsync(family)).Signals().Should().HaveCount(2, "what came after is new");
    }

    private static async Task<List<JsonElement>> GapsAsync(HttpClient client, Family family)
    {
        var tasks = await client.GetFromJsonAsync<JsonElement>("/api/tasks?state=open&pageSize=200");
        return [.. tasks.GetProperty("items").EnumerateArray().Where(t =>
            t.GetProperty("kind").GetString() == "gap.R11" && t.GetProperty("subjectId").GetGuid() == family.Id)];
    }
}
