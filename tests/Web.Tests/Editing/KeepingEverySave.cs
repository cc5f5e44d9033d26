using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CaseFlow.Web.Tests.Definitions;
using CaseFlow.Web.Tests.Hosting;
using static CaseFlow.Web.Tests.Definitions.DefinitionClient;
using static CaseFlow.Web.Tests.Editing.EditingHouse;

namespace CaseFlow.Web.Tests.Editing;

public sealed class KeepingEverySave(TestHouse house) : IClassFixture<TestHouse>
{
    [Fact]
    public async Task Every_save_through_whatever_door_is_kept_with_who_when_and_what()
    {
        using var admin = await house.ClientOfAsync("admin");
        using var page = await house.PageOfAsync("admin");
        await house.StoredAsync(Lines("doors", 2));
        await page.SeatAsync("doors");
        await (await page.StudioSavesAsync(Lines("doors", 3))).SaidAsync();
        await page.DeleteAsync($"{Root}/doors/seat");
        await (await admin.DoAsync("doors", "publish")).SaidAsync();
        await (await admin.SaveAsync(Lines("doors", 3, "two"), revision: 2, publish: true)).SaidAsync();
        await (await admin.UploadAsync(Lines("doors", 1))).SaidAsync();
        await (await admin.DoAsync("doors", "revert", new { version = 1 })).SaidAsync();

        var saves = await admin.SavesAsync("doors");

        saves.Select(s => (string)s!["door"]!).Should().Equal("Revert", "Import", "Api", "Studio", "Api");
        saves.Select(s => (int)s!["activities"]!).Should().Equal(3, 1, 3, 3, 2);
        saves.Select(s => (string)s!["byCode"]!).Should().OnlyContain(by => by == "admin");
        saves.Select(s => (string?)s!["by"]).Should().OnlyContain(by => !string.IsNullOrEmpty(by));
        ((int)saves[3]!["difference"]!["added"]!).Should().Be(1);
        ((int)saves[1]!["difference"]!["removed"]!).Should().Be(2);
        ((int)saves[2]!["difference"]!["changed"]!).Should().Be(3);
    }

    [Fact]
    public async Task The_same_save_twice_is_one()
    {
        using var admin = await house.ClientOfAsync("admin");
        using var page = await house.PageOfAsync("admin");
        await house.StoredAsync(Lines("twice", 2));
        await page.SeatAsync("twice");

        var first = await (await page.StudioSavesAsync(Lines("twice", 3), publish: true)).SaidAsync();
        var second = await (await page.StudioSavesAsync(Lines("twice", 3), publish: true)).SaidAsync();

        ((string)second["workflowDefinition"]!["id"]!).Should().Be((string)first["workflowDefinition"]!["id"]!);
        (await admin.SavesAsync("twice")).Count.Should().Be(2);
    }

    [Fact]
    public async Task Dragging_about_is_one_save_and_what_follows_it_another()
    {
        using var admin = await house.ClientOfAsync("admin");
        using var page = await house.PageOfAsync("admin");
        await house.StoredAsync(Lines("drag", 2));
        await page.SeatAsync("drag");
        for (var x = 1; x <= 4; x++) await (await page.StudioSavesAsync(Lines("drag", 2).Dragged(x))).SaidAsync();
        await (await page.StudioSavesAsync(Lines("drag", 2, "two").Dragged(4))).SaidAsync();
        await (await page.StudioSavesAsync(Lines("drag", 2, "two").Dragged(5))).SaidAsync();

        var saves = await admin.SavesAsync("drag");

        saves.Select(s => (bool)s!["isLayout"]!).Should().Equal(true, false, true, false);
        var dragged = await (await admin.GetAsync($"{Root}/drag/saves/{saves[2]!["id"]}")).SaidAsync();
        ((int)dragged["definition"]!["root"]!["activities"]![0]!["metadata"]!["designer"]!["position"]!["x"]!).Should().Be(4, "the last one stands");
        dragged["changed"]!["moved"]!.AsArray().Should().ContainSingle();
        ((string)dragged["sinceThen"]!["changed"]![0]!["members"]![0]!["path"]!).Should().Be("/text/expression/value");
    }

    [Fact]
    public async Task A_save_is_brought_back_over_the_draft_and_that_can_be_undone_too()
    {
        using var admin = await house.ClientOfAsync("admin");
        await house.StoredAsync(Lines("back", 6));
        await (await admin.DoAsync("back", "publish")).SaidAsync();
        await (await admin.SaveAsync(Lines("back", 6, "two"), revision: 1)).SaidAsync();
        await (await admin.UploadAsync(Lines("back", 1, "three"))).SaidAsync();
        var saves = await admin.SavesAsync("back");

        await (await admin.PostAsJsonAsync($"{Root}/back/saves/{saves[1]!["id"]}/restore", new { })).SaidAsync();

        (await admin.StoredTextAsync("back")).Should().Contain("line6").And.Contain("two");
        ((int)(await admin.SummaryAsync("back", "published"))["version"]!).Should().Be(1, "what is published stays");
        var after = await admin.SavesAsync("back");
        after.Count.Should().Be(4);
        ((string)after[0]!["door"]!).Should().Be("Restore");
        ((string)after[0]!["restoredFrom"]!).Should().Be((string)saves[1]!["id"]!);
        await (await admin.PostAsJsonAsync($"{Root}/back/saves/{after[1]!["id"]}/restore", new { })).SaidAsync();
        (await admin.StoredTextAsync("back")).Should().Contain("three").And.NotContain("line6");
        using var auditor = await house.ClientOfAsync("auditor");
        (await auditor.GetStringAsync("/api/audit?action=definition.restore")).Should().Contain("back");
        await (await admin.PostAsJsonAsync($"{Root}/back/saves/{Guid.CreateVersion7()}/restore", new { }))
            .RefusedAsync(HttpStatusCode.NotFound, "definition.save_not_found");
    }

    [Fact]
    public async Task Nothing_is_brought_back_under_the_hands_of_an_editor_unless_they_are_taken_over()
    {
        using var admin = await house.ClientOfAsync("admin");
        using var page = await house.PageOfAsync("admin");
        await house.StoredAsync(Lines("hands", 2));
        await page.SeatAsync("hands");
        await (await page.StudioSavesAsync(Lines("hands", 2, "two"))).SaidAsync();
        var oldest = (await admin.SavesAsync("hands"))[1]!["id"];

        await (await admin.PostAsJsonAsync($"{Root}/hands/saves/{oldest}/restore", new { })).RefusedAsync(HttpStatusCode.Conflict, "definition.edited_by_other");
        await (await admin.PostAsJsonAsync($"{Root}/hands/saves/{oldest}/restore", new { takeOver = true })).SaidAsync();

        (await admin.StoredTextAsync("hands")).Should().Contain("one");
        (await page.SeatAsync("hands", "/keep")).IsMine().Should().BeFalse();
        await (await page.StudioSavesAsync(Lines("hands", 2, "stale"))).StudioRefusedAsync("definition.seat_lapsed");
    }

    [Fact]
    public async Task A_deleted_definition_can_be_brought_back()
    {
        using var admin = await house.ClientOfAsync("admin");
        await house.StoredAsync(Lines("gone", 2));
        (await admin.DeleteAsync($"{Root}/gone")).StatusCode.Should().Be(HttpStatusCode.NoContent);

        var saves = await admin.SavesAsync("gone");
        await (await admin.PostAsJsonAsync($"{Root}/gone/saves/{saves[0]!["id"]}/restore", new { })).SaidAsync();

        (await admin.StoredTextAsync("gone")).Should().Contain("line2");
    }

    [Fact]
    public async Task Saves_are_listed_in_pages_and_of_nothing_there_are_none()
    {
        using var admin = await house.ClientOfAsync("admin");
        await house.StoredAsync(Lines("pages", 1));
        for (var n = 1; n <= 4; n++) await (await admin.SaveAsync(Lines("pages", 1, $"text {n}"), revision: n)).SaidAsync();

        var second = await (await admin.GetAsync($"{Root}/pages/saves?page=2&pageSize=2")).SaidAsync();

        ((int)second["total"]!).Should().Be(5);
        second["items"]!.AsArray().Count.Should().Be(2);
        await (await admin.GetAsync($"{Root}/nobody/saves")).RefusedAsync(HttpStatusCode.NotFound, "definition.not_found");
    }

    [Fact]
    public async Task What_we_ship_is_kept_as_it_came()
    {
        using var admin = await house.ClientOfAsync("admin");

        var saves = await admin.SavesAsync("household-case");

        ((string)saves[^1]!["door"]!).Should().Be("File");
        ((JsonNode?)saves[^1]!["by"]).Should().BeNull();
    }
}
