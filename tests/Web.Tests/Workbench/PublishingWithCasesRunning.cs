using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CaseFlow.Web.Tests.Cases;
using CaseFlow.Web.Tests.Definitions;
using CaseFlow.Web.Tests.Hosting;

namespace CaseFlow.Web.Tests.Workbench;

/// <summary>A case waits for its township's triage, in the workflow <c>detection</c> that <c>household-case</c> runs.</summary>
public sealed class PublishingWithCasesRunning(TestHouse house) : IClassFixture<TestHouse>
{
    private const string Household = "MZ001901001";
    private static readonly string[] Personal = ["王小明", "李小红", "53259919620315001X", "532599194009090122", "13800000001", "村东头一号", Household];

    [Fact]
    public async Task The_page_says_whom_it_concerns_and_the_cases_stay_or_move_as_was_chosen()
    {
        await using var walk = new Walk(house);
        await walk.RegisterAsync(Household, "53259919620315001X", "532599194009090122");
        await walk.FindAsync(Household);
        var admin = await walk.PersonAsync("admin");
        using var browser = await AdminsBrowser.EnterAsync(house);

        await WatchingAsync(browser, walk);
        await DraftAsync(admin, "First change");
        var before = await browser.SeeAsync("/admin/definitions/detection/publish");
        var left = await browser.PressAsync("/admin/definitions/detection/publish?handler=Publish", ("revision", browser.Hidden("revision")), ("cases", "leave"));
        (await VersionsAsync(admin)).Should().Equal(1);
        await DraftAsync(admin, "Second change");
        await browser.SeeAsync("/admin/definitions/detection/publish");
        var moved = await browser.PressAsync("/admin/definitions/detection/publish?handler=Publish", ("revision", browser.Hidden("revision")), ("cases", "move"));
        await UntilAsync(async () => (await VersionsAsync(admin)) is [3]);
        var after = await browser.SeeAsync("/admin/definitions/detection/publish");

        before.Should().Contain("Township officer").And.Contain("First change").And.Contain("1 of the 1").And.NotContainAny(Personal);
        left.Status.Should().Be(HttpStatusCode.OK);
        left.Words.Should().Contain("Version 2 is published");
        moved.Words.Should().Contain("Version 3 is published").And.Contain("1 running");
        after.Should().Contain("1 moved").And.NotContainAny(Personal);
        await TrailTellsAsync(walk);
        await walk.TriageAsync(); // the task knows nothing of the move
        (await walk.StageAsync()).Should().Be("TownshipVerification");
    }

    private static async Task WatchingAsync(AdminsBrowser browser, Walk walk)
    {
        var running = await browser.SeeAsync("/admin/definitions/household-case/running");
        var searched = await browser.SeeAsync($"/admin/definitions/detection/running?number={walk.Number}&version=1");
        var elsewhere = await browser.SeeAsync("/admin/definitions/detection/running?number=MZ-1999-000001");
        var ofCase = await browser.SeeAsync($"/admin/cases?number={walk.Number}");
        var admin = await walk.PersonAsync("admin");
        var instance = (await admin.GetFromJsonAsync<JsonElement>("/api/instances?definitionId=household-case&status=Running")).GetProperty("items")[0].GetProperty("id").GetGuid();
        var waiting = await admin.GetFromJsonAsync<JsonElement>($"/api/instances/{instance}/waiting");

        running.Should().Contain(walk.Number).And.Contain("Township officer").And.Contain($"/studio/workflows/instances/{instance}/view").And.NotContainAny(Personal);
        searched.Should().Contain(walk.Number).And.NotContainAny(Personal);
        elsewhere.Should().NotContain(walk.Number).And.Contain("Nothing runs here");
        ofCase.Should().Contain("household-case").And.Contain("/admin/definitions/detection/running").And.Contain("Township officer").And.NotContainAny(Personal);
        waiting.GetProperty("number").GetString().Should().Be(walk.Number);
        waiting.GetProperty("text").GetString().Should().Contain("waits for Township officer");
        waiting.ToString().Should().NotContainAny(Personal);
        var task = waiting.GetProperty("waiting")[0].GetProperty("at");
        (task.GetProperty("activityId").GetString(), task.GetProperty("for")[0].GetProperty("kind").GetString()).Should().Be(("detection", "T1.triage"));
    }

    private async Task TrailTellsAsync(Walk walk)
    {
        var trail = await (await walk.PersonAsync("auditor")).GetFromJsonAsync<JsonElement>("/api/audit?action=definition.publish");
        var told = trail.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("params"))
            .First(p => p.GetProperty("definitionId").GetString() == "detection" && p.GetProperty("version").GetInt32() == 3);
        told.GetProperty("from").GetInt32().Should().Be(2);
        var changed = told.GetProperty("difference").GetProperty("changed")[0];
        (changed.GetProperty("id").GetString(), changed.GetProperty("members")[0].GetString()).Should().Be(("triage", "title"));
        told.ToString().Should().NotContain("Second change", "the trail keeps what changed, not the words");
        using var auditor = await AdminsBrowser.EnterAsync(house, "auditor");
        (await auditor.SeeAsync("/audit?action=definition.publish")).Should().Contain("~ triage: title").And.Contain("0 added, 0 removed, 1 changed");
    }

    private static async Task DraftAsync(HttpClient admin, string title)
    {
        var stored = await (await admin.GetAsync("/api/definitions/detection")).SaidAsync();
        var model = stored["model"]!.AsObject();
        var triage = model["root"]!["activities"]!.AsArray().Single(x => x!["id"]!.ToString() == "triage")!;
        triage["title"]!["expression"]!["value"] = title;
        await (await admin.SaveAsync(model, (int)stored["summary"]!["revision"]!)).SaidAsync();
    }

    private static async Task<List<int>> VersionsAsync(HttpClient admin)
    {
        var page = await admin.GetFromJsonAsync<JsonElement>("/api/instances?definitionId=detection&status=Running");
        return [.. page.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("version").GetInt32())];
    }

    private static async Task UntilAsync(Func<Task<bool>> holds)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (!await holds()) await Task.Delay(100, limit.Token);
    }
}
