using System.Net;
using System.Net.Http.Json;
using CaseFlow.Web.Security;
using CaseFlow.Web.Tests.Definitions;
using CaseFlow.Web.Tests.Live;
using static CaseFlow.Web.Tests.Definitions.DefinitionClient;
using static CaseFlow.Web.Tests.Editing.EditingHouse;

namespace CaseFlow.Web.Tests.Editing;

public sealed class SittingDownToEdit(LiveHouse house) : IClassFixture<LiveHouse>
{
    [Fact]
    public async Task One_page_edits_and_another_reads_and_is_told_who_does()
    {
        await house.StoredAsync(Lines("seat", 2));
        using var first = await house.PageOfAsync("admin");
        using var second = await house.PageOfAsync(await OtherAdminAsync());

        (await first.SeatAsync("seat")).IsMine().Should().BeTrue();
        var asked = await second.SeatAsync("seat");

        asked.IsMine().Should().BeFalse();
        ((bool)asked["isTaken"]!).Should().BeTrue();
        ((bool)asked["holder"]!["isYou"]!).Should().BeFalse();
        ((string)asked["holder"]!["name"]!).Should().NotBeEmpty();
        (await first.MayEditAsync("seat")).Should().BeTrue();
        (await second.MayEditAsync("seat")).Should().BeFalse("without the link Studio opens it to be read");
        (await ListedAsync(second, "seat")).Should().BeFalse();
        (await ListedAsync(first, "seat")).Should().BeTrue();
    }

    [Fact]
    public async Task Two_tabs_of_one_administrator_are_two_pages()
    {
        await house.StoredAsync(Lines("tabs", 2));
        using var first = await house.PageOfAsync("admin");
        using var second = await house.PageOfAsync("admin");
        await first.SeatAsync("tabs");

        var asked = await second.SeatAsync("tabs");

        asked.IsMine().Should().BeFalse();
        ((bool)asked["holder"]!["isYou"]!).Should().BeTrue();
        await (await second.StudioSavesAsync(Lines("tabs", 2, "other"))).StudioRefusedAsync("definition.edited_by_other");
    }

    [Fact]
    public async Task What_somebody_edits_nobody_else_changes_through_any_door()
    {
        await house.StoredAsync(Lines("held", 2));
        using var first = await house.PageOfAsync("admin");
        var other = await OtherAdminAsync();
        using var second = await house.PageOfAsync(other);
        using var program = await house.ClientOfAsync(other);
        await (await program.DoAsync("held", "publish")).SaidAsync();
        await first.SeatAsync("held");
        await (await first.StudioSavesAsync(Lines("held", 2, "mine"))).SaidAsync();
        var stored = await program.StoredTextAsync("held");

        var sentence = await (await second.StudioSavesAsync(Lines("held", 2, "theirs"), publish: true)).StudioRefusedAsync("definition.edited_by_other");
        foreach (var what in (string[])["publish", "retract", "revert/1"])
        {
            await (await second.PostAsJsonAsync($"/elsa/api/workflow-definitions/held/{what}", new { })).StudioRefusedAsync("definition.edited_by_other");
        }

        var problem = await (await program.SaveAsync(Lines("held", 2, "theirs"), revision: 2)).RefusedAsync(HttpStatusCode.Conflict, "definition.edited_by_other");
        await (await program.DoAsync("held", "publish")).RefusedAsync(HttpStatusCode.Conflict, "definition.edited_by_other");
        await (await program.DoAsync("held", "retract")).RefusedAsync(HttpStatusCode.Conflict, "definition.edited_by_other");
        await (await program.DoAsync("held", "revert", new { version = 1 })).RefusedAsync(HttpStatusCode.Conflict, "definition.edited_by_other");
        await (await program.DoAsync("held", "rename", new { name = "Other" })).RefusedAsync(HttpStatusCode.Conflict, "definition.edited_by_other");
        await (await program.DeleteAsync($"{Root}/held")).RefusedAsync(HttpStatusCode.Conflict, "definition.edited_by_other");
        await (await program.DeleteAsync($"{Root}/held/versions/2")).RefusedAsync(HttpStatusCode.Conflict, "definition.edited_by_other");
        await (await program.UploadAsync(Lines("held", 2, "theirs"))).RefusedAsync(HttpStatusCode.Conflict, "definition.edited_by_other");

        sentence.Should().Contain("admin").And.Contain("20", "it says who and since when");
        ((string)problem["by"]!).Should().Be("admin");
        (await program.StoredTextAsync("held")).Should().Be(stored);
        (await program.SavesAsync("held")).Count.Should().Be(2);
        using var beside = await house.ClientOfAsync("admin");
        await (await beside.DoAsync("held", "publish")).SaidAsync(); // on our page beside the designer, by whoever edits there
    }

    [Fact]
    public async Task Who_is_taken_over_is_told_at_once_and_saves_no_more()
    {
        await house.StoredAsync(Lines("taken", 2));
        var other = await OtherAdminAsync();
        var page = Guid.CreateVersion7();
        using var first = await house.PageOfAsync("admin", page);
        using var second = await house.PageOfAsync(other);
        await first.SeatAsync("taken");
        await using var hub = await house.ListenAsync("admin");

        (await second.SeatAsync("taken", "/take")).IsMine().Should().BeTrue();

        var told = await hub.WaitForAsync(m => m.Event == "DefinitionSeatTaken" && m.Params.GetProperty("page").GetGuid() == page);
        told.SubjectType.Should().Be("definition");
        var kept = await first.SeatAsync("taken", "/keep");
        kept.IsMine().Should().BeFalse();
        ((string)kept["holder"]!["name"]!).Should().Be(other);
        await (await first.StudioSavesAsync(Lines("taken", 2, "late"))).StudioRefusedAsync("definition.edited_by_other");
        await (await second.StudioSavesAsync(Lines("taken", 2, "mine"))).SaidAsync();
        using var auditor = await house.ClientOfAsync("auditor");
        (await auditor.GetStringAsync("/api/audit?action=definition.seat_taken")).Should().Contain("taken");
    }

    [Fact]
    public async Task Who_lost_the_seat_saves_nothing_old_once_the_other_has_left()
    {
        await house.StoredAsync(Lines("old", 2));
        using var first = await house.PageOfAsync("admin");
        using var second = await house.PageOfAsync(await OtherAdminAsync());
        await first.SeatAsync("old");
        await second.SeatAsync("old", "/take");
        await (await second.StudioSavesAsync(Lines("old", 2, "new"))).SaidAsync();
        (await second.DeleteAsync($"{Root}/old/seat")).StatusCode.Should().Be(HttpStatusCode.NoContent);

        await (await first.StudioSavesAsync(Lines("old", 2, "stale"))).StudioRefusedAsync("definition.seat_lapsed");

        (await first.SeatAsync("old", "/keep")).IsMine().Should().BeFalse();
        using var reloaded = await house.PageOfAsync("admin");
        (await reloaded.SeatAsync("old")).IsMine().Should().BeTrue();
        await (await reloaded.StudioSavesAsync(Lines("old", 2, "newer"))).SaidAsync();
    }

    [Fact]
    public async Task A_page_that_makes_a_definition_makes_it_once_and_leaves_its_seat_to_the_page_that_opens_it()
    {
        using var page = await house.PageOfAsync("admin");
        using var other = await house.PageOfAsync("admin");
        var model = Lines("", 1);
        model["definitionId"] = null;
        model["name"] = "Made once";

        var made = await (await page.StudioSavesAsync(model)).SaidAsync();
        var again = await (await page.StudioSavesAsync(model)).SaidAsync();

        var id = (string)made["workflowDefinition"]!["definitionId"]!;
        ((string)again["workflowDefinition"]!["definitionId"]!).Should().Be(id, "Studio sends again what was not answered");
        (await other.SeatAsync(id)).IsMine().Should().BeTrue();
        (await other.SavesAsync(id)).Should().ContainSingle();
    }

    [Fact]
    public async Task Only_pages_of_the_designer_sit_and_only_administrators_have_them()
    {
        await house.StoredAsync(Lines("doors", 2));
        using var program = await house.ClientOfAsync("admin");
        using var officer = await house.PageOfAsync("auditor");

        foreach (var what in (string[])["", "/keep", "/take", "/allow-removal"])
        {
            await (await program.PostAsync($"{Root}/doors/seat{what}", null)).RefusedAsync(HttpStatusCode.BadRequest, "definition.no_page");
            (await officer.PostAsync($"{Root}/doors/seat{what}", null)).StatusCode.Should().Be(HttpStatusCode.Forbidden);
        }

        using var page = await house.PageOfAsync("admin");
        await (await page.PostAsync($"{Root}/nobody/seat", null)).RefusedAsync(HttpStatusCode.NotFound, "definition.not_found");
        (await officer.GetAsync($"{Root}/doors/saves")).StatusCode.Should().Be(HttpStatusCode.Forbidden);
    }

    private static async Task<bool> ListedAsync(HttpClient page, string id)
    {
        var list = await (await page.GetAsync("/elsa/api/workflow-definitions?versionOptions=Latest")).SaidAsync();
        var row = list["items"]!.AsArray().Single(d => (string?)d!["definitionId"] == id)!;
        return row["links"]!.AsArray().Any(l => (string?)l!["rel"] == "publish");
    }

    private async Task<string> OtherAdminAsync()
    {
        using var admin = await house.ClientOfAsync("admin");
        var me = await (await admin.GetAsync("/api/me")).SaidAsync();
        return await house.UserAsync(Guid.Parse((string)me["organisationId"]!), Roles.Admin);
    }
}
