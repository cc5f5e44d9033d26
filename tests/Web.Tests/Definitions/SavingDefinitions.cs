using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using CaseFlow.Web.Tests.Hosting;
using static CaseFlow.Web.Tests.Definitions.DefinitionClient;

namespace CaseFlow.Web.Tests.Definitions;

public sealed class SavingDefinitions(TestHouse house) : IClassFixture<TestHouse>
{
    [Fact]
    public async Task A_definition_is_created_saved_published_retracted_and_listed()
    {
        using var admin = await house.ClientOfAsync("admin");
        var created = await (await admin.CreateAsync(Flow("life", "one"))).SaidAsync(HttpStatusCode.Created);
        ((int)created["definition"]!["summary"]!["revision"]!).Should().Be(1);

        await (await admin.SaveAsync(Flow("life", "two"), revision: 1)).SaidAsync();
        var published = await (await admin.DoAsync("life", "publish")).SaidAsync();
        ((bool)published["alreadyPublished"]!).Should().BeFalse();
        ((bool)(await (await admin.DoAsync("life", "publish")).SaidAsync())["alreadyPublished"]!).Should().BeTrue();
        var draft = await (await admin.SaveAsync(Flow("life", "three"), revision: 2)).SaidAsync();

        ((int)draft["definition"]!["summary"]!["version"]!).Should().Be(2);
        ((int)(await admin.SummaryAsync("life", "published"))["version"]!).Should().Be(1);
        ((int)(await admin.SummaryAsync("life", "2"))["version"]!).Should().Be(2);
        var versions = await (await admin.GetAsync($"{Root}/life/versions")).SaidAsync();
        versions["items"]!.AsArray().Select(v => (int)v!["version"]!).Should().Equal(2, 1);
        (await ListedAsync(admin, "version=draft&search=FLOW LI")).Should().Equal("life");
        (await ListedAsync(admin, "version=published&search=flow li")).Should().Equal("life");
        (await ListedAsync(admin, "version=latest&search=nowhere")).Should().BeEmpty();
        await (await admin.DoAsync("life", "retract")).SaidAsync();
        await (await admin.DoAsync("life", "retract")).RefusedAsync(HttpStatusCode.Conflict, "definition.not_published");
        (await ListedAsync(admin, "version=published&search=flow li")).Should().BeEmpty();
        await (await admin.GetAsync($"{Root}/life?version=published")).RefusedAsync(HttpStatusCode.NotFound, "definition.version_not_found");
        await (await admin.GetAsync($"{Root}/life?version=x")).RefusedAsync(HttpStatusCode.BadRequest, "definition.version_malformed");
        await (await admin.GetAsync($"{Root}/nobody")).RefusedAsync(HttpStatusCode.NotFound, "definition.not_found");
    }

    [Fact]
    public async Task A_stale_save_is_refused_and_changes_nothing()
    {
        using var admin = await house.ClientOfAsync("admin");
        await admin.CreateAsync(Flow("stale", "one"));
        await (await admin.SaveAsync(Flow("stale", "two"), revision: 1)).SaidAsync();

        var refused = await (await admin.SaveAsync(Flow("stale", "three"), revision: 1)).RefusedAsync(HttpStatusCode.Conflict, "definition.stale");

        ((int)refused["revision"]!).Should().Be(2);
        (await admin.GetStringAsync($"{Root}/stale/export")).Should().Contain("two").And.NotContain("three");
        await (await admin.DoAsync("stale", "publish", new { revision = 1 })).RefusedAsync(HttpStatusCode.Conflict, "definition.stale");
        await (await admin.PutAsJsonAsync($"{Root}/stale", new { definition = Flow("stale", "four") }))
            .RefusedAsync(HttpStatusCode.BadRequest, "request.malformed");
    }

    [Fact]
    public async Task Of_saves_at_once_from_one_revision_exactly_one_wins()
    {
        using var admin = await house.ClientOfAsync("admin");
        await admin.CreateAsync(Flow("race", "one"));

        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => admin.SaveAsync(Flow("race", $"by {i}"), revision: 1)));

        answers.Count(a => a.StatusCode == HttpStatusCode.OK).Should().Be(1);
        answers.Count(a => a.StatusCode == HttpStatusCode.Conflict).Should().Be(11);
        ((int)(await admin.SummaryAsync("race"))["revision"]!).Should().Be(2);
        var winner = Array.FindIndex(answers, a => a.StatusCode == HttpStatusCode.OK);
        (await admin.GetStringAsync($"{Root}/race/export")).Should().Contain($"by {winner}");
    }

    [Fact]
    public async Task A_name_belongs_to_one_definition()
    {
        using var admin = await house.ClientOfAsync("admin");
        await admin.CreateAsync(Flow("named", "one"));
        var other = Flow("other-named", "one");
        other["name"] = " FLOW named ";

        var taken = await (await admin.CreateAsync(other)).RefusedAsync(HttpStatusCode.Conflict, "definition.name_taken");

        ((string)taken["definitionId"]!).Should().Be("named");
        other["name"] = "Other";
        await (await admin.CreateAsync(other)).SaidAsync(HttpStatusCode.Created);
        await (await admin.DoAsync("other-named", "rename", new { name = "flow NAMED" })).RefusedAsync(HttpStatusCode.Conflict, "definition.name_taken");
        await (await admin.DoAsync("other-named", "rename", new { name = "Another" })).SaidAsync();
        ((string)(await admin.SummaryAsync("other-named"))["name"]!).Should().Be("Another");
        ((bool)(await (await admin.PostAsJsonAsync($"{Root}/name-check", new { name = "Other" })).SaidAsync())["isFree"]!).Should().BeTrue();
        ((string)(await (await admin.PostAsJsonAsync($"{Root}/name-check", new { name = "another" })).SaidAsync())["takenBy"]!).Should().Be("other-named");
        ((bool)(await (await admin.PostAsJsonAsync($"{Root}/name-check", new { name = "another", definitionId = "other-named" })).SaidAsync())["isFree"]!)
            .Should().BeTrue();
        await (await admin.CreateAsync(Flow("named", "two"))).RefusedAsync(HttpStatusCode.Conflict, "definition.id_taken");
        await (await admin.DoAsync("other-named", "rename", new { name = " " })).RefusedAsync(HttpStatusCode.BadRequest, "definition.name_malformed");
    }

    [Fact]
    public async Task A_copy_is_a_draft_of_its_own()
    {
        using var admin = await house.ClientOfAsync("admin");
        await admin.CreateAsync(Flow("original", "one"));
        await admin.DoAsync("original", "publish");

        var copy = await (await admin.DoAsync("original", "duplicate", new { name = "The copy" })).SaidAsync(HttpStatusCode.Created);

        var summary = copy["definition"]!["summary"]!;
        ((string)summary["definitionId"]!).Should().NotBe("original").And.NotBeEmpty();
        ((string)summary["name"]!).Should().Be("The copy");
        ((bool)summary["isPublished"]!).Should().BeFalse();
        ((int)summary["version"]!).Should().Be(1);
        await (await admin.DoAsync("original", "duplicate", new { name = "The copy" })).RefusedAsync(HttpStatusCode.Conflict, "definition.name_taken");
    }

    [Fact]
    public async Task Reverting_and_deleting_versions_leaves_the_others()
    {
        using var admin = await house.ClientOfAsync("admin");
        await admin.CreateAsync(Flow("turns", "one"));
        await admin.DoAsync("turns", "publish");
        await admin.SaveAsync(Flow("turns", "two"), revision: 1, publish: true);

        await (await admin.DoAsync("turns", "revert", new { version = 1 })).SaidAsync();

        (await admin.GetStringAsync($"{Root}/turns/export")).Should().Contain("one");
        await (await admin.DoAsync("turns", "revert", new { version = 1, revision = 1 })).RefusedAsync(HttpStatusCode.Conflict, "definition.stale");
        await (await admin.DeleteAsync($"{Root}/turns/versions/3")).SaidAsync(HttpStatusCode.NoContent);
        await (await admin.DeleteAsync($"{Root}/turns/versions/3")).RefusedAsync(HttpStatusCode.NotFound, "definition.version_not_found");
        ((int)(await admin.SummaryAsync("turns"))["version"]!).Should().Be(2);
        await (await admin.DeleteAsync($"{Root}/turns")).SaidAsync(HttpStatusCode.NoContent);
        await (await admin.GetAsync($"{Root}/turns")).RefusedAsync(HttpStatusCode.NotFound, "definition.not_found");
    }

    [Fact]
    public async Task What_runs_keeps_its_version_and_cannot_be_deleted()
    {
        using var admin = await house.ClientOfAsync("admin");
        await admin.CreateAsync(Flow("busy", "one", Wait("wait")));
        await admin.DoAsync("busy", "publish");
        var started = await admin.PostAsJsonAsync("/elsa/api/workflow-definitions/busy/execute", new { });
        var instance = started.Headers.GetValues("x-elsa-workflow-instance-id").Single();

        await (await admin.SaveAsync(Flow("busy", "two", Wait("wait")), revision: 1, publish: true)).SaidAsync();

        var refused = await (await admin.DeleteAsync($"{Root}/busy")).RefusedAsync(HttpStatusCode.Conflict, "definition.in_use");
        ((int)refused["instances"]!).Should().Be(1);
        await (await admin.DeleteAsync($"{Root}/busy/versions/1")).RefusedAsync(HttpStatusCode.Conflict, "definition.in_use");
        ((int)(await (await admin.GetAsync($"/elsa/api/workflow-instances/{instance}")).SaidAsync())["version"]!).Should().Be(1);
        await (await admin.DeleteAsync($"{Root}/busy/versions/2")).SaidAsync(HttpStatusCode.NoContent);
    }

    [Theory]
    [InlineData("county1")]
    [InlineData("auditor")]
    public async Task Who_is_no_administrator_is_refused_everywhere(string user)
    {
        using var other = await house.ClientOfAsync(user);
        using var admin = await house.ClientOfAsync("admin");
        await admin.CreateAsync(Flow("guarded", "one"));

        HttpResponseMessage[] answers =
        [
            await other.GetAsync(Root),
            await other.GetAsync($"{Root}/guarded"),
            await other.GetAsync($"{Root}/guarded/versions"),
            await other.GetAsync($"{Root}/guarded/findings"),
            await other.GetAsync($"{Root}/guarded/export"),
            await other.CreateAsync(Flow("mine", "one")),
            await other.SaveAsync(Flow("guarded", "two"), revision: 1),
            await other.DoAsync("guarded", "publish"),
            await other.DoAsync("guarded", "retract"),
            await other.DoAsync("guarded", "revert", new { version = 1 }),
            await other.DoAsync("guarded", "rename", new { name = "x" }),
            await other.DoAsync("guarded", "duplicate", new { name = "x" }),
            await other.DoAsync("guarded", "take-file"),
            await other.DoAsync("guarded", "dismiss-file"),
            await other.DeleteAsync($"{Root}/guarded"),
            await other.DeleteAsync($"{Root}/guarded/versions/1"),
            await other.UploadAsync(Flow("mine", "one")),
            await other.PostAsJsonAsync($"{Root}/export", new { }),
            await other.PostAsJsonAsync($"{Root}/findings", Flow("mine", "one")),
            await other.PostAsJsonAsync($"{Root}/name-check", new { name = "x" }),
        ];

        answers.Should().OnlyContain(a => a.StatusCode == HttpStatusCode.Forbidden);
        ((int)(await admin.SummaryAsync("guarded"))["revision"]!).Should().Be(1);
    }

    [Fact]
    public async Task An_unknown_activity_is_a_finding_in_a_draft_and_refused_when_it_is_to_be_published()
    {
        using var admin = await house.ClientOfAsync("admin");
        var strange = Flow("strange", "one", Activity("x", "Acme.Unknown"));

        var saved = await (await admin.CreateAsync(strange)).SaidAsync(HttpStatusCode.Created);
        saved["findings"]!.AsArray().Select(f => $"{f!["code"]} {f["path"]}").Should().Contain("activity.unknown_type /root/activities/1/type");

        admin.DefaultRequestHeaders.AcceptLanguage.Add(new StringWithQualityHeaderValue("zh-Hans"));
        var refused = await (await admin.DoAsync("strange", "publish")).RefusedAsync(HttpStatusCode.UnprocessableEntity, "definition.refused");
        var finding = refused["findings"]!.AsArray().Should().ContainSingle().Subject!;
        ((string)finding["path"]!).Should().Be("/root/activities/1/type");
        ((string)finding["sentence"]!).Should().MatchRegex(@"\p{IsCJKUnifiedIdeographs}").And.Contain("Acme.Unknown");
        await (await admin.UploadAsync(strange)).RefusedAsync(HttpStatusCode.UnprocessableEntity, "definition.import_refused");
        ((bool)(await admin.SummaryAsync("strange"))["isPublished"]!).Should().BeFalse();
    }

    [Fact]
    public async Task A_script_that_the_engine_cannot_read_is_not_even_saved()
    {
        using var admin = await house.ClientOfAsync("admin");
        var broken = Flow("script", "one", Activity("d", "Elsa.FlowDecision", ("condition", "JavaScript", "1 +")));

        var refused = await (await admin.CreateAsync(broken)).RefusedAsync(HttpStatusCode.UnprocessableEntity, "definition.refused");

        ((string)refused["findings"]![0]!["code"]!).Should().Be("script.malformed");
        ((string)refused["findings"]![0]!["path"]!).Should().Be("/root/activities/1/condition/expression/value");
        await (await admin.GetAsync($"{Root}/script")).RefusedAsync(HttpStatusCode.NotFound, "definition.not_found");
    }

    [Fact]
    public async Task Errors_block_only_what_a_case_can_reach()
    {
        using var admin = await house.ClientOfAsync("admin");
        JsonObject Faulty(string id, params JsonObject[] more)
        {
            var faulty = Flow(id, "one", more);
            faulty["root"]!["connections"]!.AsArray().Add(new JsonObject
            {
                ["source"] = new JsonObject { ["activity"] = "line", ["port"] = "Done" },
                ["target"] = new JsonObject { ["activity"] = "nowhere", ["port"] = "In" },
            });
            return faulty;
        }

        await (await admin.CreateAsync(Faulty("aside"))).SaidAsync(HttpStatusCode.Created);
        var published = await (await admin.DoAsync("aside", "publish")).SaidAsync();
        published["findings"]!.AsArray().Select(f => (string)f!["code"]!).Should().Contain("connection.target_missing");

        var step = Activity("step", "CaseFlow.CaseStep", ("step", "Literal", "case.stage"));
        await (await admin.CreateAsync(Faulty("procedure", step))).SaidAsync(HttpStatusCode.Created);
        await (await admin.DoAsync("procedure", "publish")).RefusedAsync(HttpStatusCode.UnprocessableEntity, "definition.has_errors");
        ((bool)(await admin.SummaryAsync("procedure"))["isPublished"]!).Should().BeFalse();
        var findings = await (await admin.GetAsync($"{Root}/procedure/findings")).SaidAsync();
        ((bool)findings["blocks"]!).Should().BeTrue();

        var sound = Flow("caller", "one", Activity("step", "CaseFlow.CaseStep", ("step", "Literal", "case.stage")),
            Activity("call", "Elsa.ExecuteWorkflow", ("workflowDefinitionId", "Literal", "aside")));
        await (await admin.CreateAsync(sound)).SaidAsync(HttpStatusCode.Created);
        await (await admin.DoAsync("caller", "publish")).SaidAsync();
        var again = Faulty("aside");
        again["description"] = "now a case comes here";
        await (await admin.SaveAsync(again, revision: 1, publish: true)).RefusedAsync(HttpStatusCode.UnprocessableEntity, "definition.has_errors");
        ((int)(await admin.SummaryAsync("aside"))["version"]!).Should().Be(1);
    }

    [Theory]
    [InlineData("""{"revision":1,"definition":{"no":"root"}}""", HttpStatusCode.BadRequest, "definition.no_root")]
    [InlineData("""{"revision":1,"definition":{"root":{"type":"x","a":1,"a":2}}}""", HttpStatusCode.BadRequest, "definition.not_json")]
    [InlineData("""{"revision":1,"definition":{"root":{"type":"x","a":"\ud800"}}}""", HttpStatusCode.BadRequest, "definition.not_json")]
    [InlineData("""{"revision":1,"definition":[]}""", HttpStatusCode.BadRequest, "request.malformed")]
    [InlineData("""{"revision":1,"definition":null}""", HttpStatusCode.BadRequest, "request.malformed")]
    [InlineData("nonsense", HttpStatusCode.BadRequest, "request.malformed")]
    public async Task What_is_no_definition_is_refused_with_a_code(string body, HttpStatusCode status, string code)
    {
        using var admin = await house.ClientOfAsync("admin");

        var answer = await admin.PutAsync($"{Root}/none", new StringContent(body, Encoding.UTF8, "application/json"));

        await answer.RefusedAsync(status, code);
    }

    [Theory]
    [InlineData("a/b")]
    [InlineData("..")]
    [InlineData("a?b")]
    [InlineData("a\nb")]
    public async Task An_id_that_no_address_can_hold_is_refused(string id)
    {
        using var admin = await house.ClientOfAsync("admin");

        var flow = Flow(id, "one");
        flow["name"] = "Somewhere";

        await (await admin.CreateAsync(flow)).RefusedAsync(HttpStatusCode.BadRequest, "definition.id_malformed");
    }

    [Fact]
    public async Task Every_change_is_on_record()
    {
        using var admin = await house.ClientOfAsync("admin");
        using var auditor = await house.ClientOfAsync("auditor");
        await admin.CreateAsync(Flow("recorded", "one"));
        await admin.DoAsync("recorded", "publish");
        await admin.DoAsync("recorded", "retract");
        await admin.DoAsync("recorded", "revert", new { version = 1 });
        await admin.UploadAsync(Flow("recorded", "two"));
        await admin.DeleteAsync($"{Root}/recorded");

        var trail = await (await auditor.GetAsync("/api/audit?action=definition.&pageSize=200")).SaidAsync();

        trail["items"]!.AsArray().Where(r => (string?)r!["params"]!["definitionId"] == "recorded" && (string?)r["actorName"] == "admin")
            .Select(r => (string)r!["action"]!).Reverse().Should().Equal(
                "definition.save", "definition.publish", "definition.retract", "definition.revert", "definition.import", "definition.delete", "definition.delete");
    }

    private static async Task<IEnumerable<string>> ListedAsync(HttpClient admin, string query) =>
        (await (await admin.GetAsync($"{Root}?{query}")).SaidAsync())["items"]!.AsArray().Select(d => (string)d!["definitionId"]!).ToList();
}
