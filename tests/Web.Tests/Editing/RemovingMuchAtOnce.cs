using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CaseFlow.Web.Tests.Definitions;
using CaseFlow.Web.Tests.Hosting;
using static CaseFlow.Web.Tests.Definitions.DefinitionClient;
using static CaseFlow.Web.Tests.Editing.EditingHouse;

namespace CaseFlow.Web.Tests.Editing;

public sealed class RemovingMuchAtOnce(TestHouse house) : IClassFixture<TestHouse>
{
    [Fact]
    public async Task A_blank_canvas_is_not_saved_over_a_workflow()
    {
        using var admin = await house.ClientOfAsync("admin");
        using var page = await house.PageOfAsync("admin");
        await house.StoredAsync(Lines("blank", 8));
        await page.SeatAsync("blank");

        var sentence = await (await page.StudioSavesAsync(Empty("blank"), publish: true)).StudioRefusedAsync("definition.drops_most");

        sentence.Should().Contain("8 of the 8");
        (await admin.StoredTextAsync("blank")).Should().Contain("line8");
        (await admin.SavesAsync("blank")).Should().ContainSingle();
        ((bool)(await admin.SummaryAsync("blank"))["isPublished"]!).Should().BeFalse();
    }

    [Theory]
    [InlineData(8, 4, true)]
    [InlineData(8, 3, false)]
    [InlineData(4, 1, false)]
    [InlineData(3, 1, true)]
    [InlineData(1, 0, false)]
    public async Task Half_may_go_at_once_and_of_a_small_one_all_but_the_last(int had, int left, bool isSaved)
    {
        var id = $"half-{had}-{left}";
        using var page = await house.PageOfAsync("admin");
        await house.StoredAsync(Lines(id, had));
        await page.SeatAsync(id);

        var answer = await page.StudioSavesAsync(left == 0 ? Empty(id) : Lines(id, left));

        if (isSaved) await answer.SaidAsync();
        else await answer.StudioRefusedAsync("definition.drops_most");
    }

    [Fact]
    public async Task Another_outermost_activity_is_refused()
    {
        using var page = await house.PageOfAsync("admin");
        await house.StoredAsync(Lines("root", 2));
        await page.SeatAsync("root");
        var other = Lines("root", 2);
        other["root"]!["type"] = "Elsa.Sequence";

        await (await page.StudioSavesAsync(other)).StudioRefusedAsync("definition.drops_root");
    }

    [Fact]
    public async Task Who_edits_allows_it_for_one_save()
    {
        using var page = await house.PageOfAsync("admin");
        using var other = await house.PageOfAsync("admin");
        await house.StoredAsync(Lines("allow", 8));
        await page.SeatAsync("allow");
        await (await other.PostAsync($"{Root}/allow/seat/allow-removal", null)).RefusedAsync(HttpStatusCode.Conflict, "definition.no_seat");

        var allowed = await page.SeatAsync("allow", "/allow-removal");
        await (await page.StudioSavesAsync(Lines("allow", 8, "touched"))).SaidAsync();
        await (await page.StudioSavesAsync(Lines("allow", 2))).SaidAsync();

        ((string?)allowed["removalAllowedUntil"]).Should().NotBeNull();
        await (await page.StudioSavesAsync(Lines("allow", 8))).SaidAsync();
        await (await page.StudioSavesAsync(Lines("allow", 2))).StudioRefusedAsync("definition.drops_most");
        using var auditor = await house.ClientOfAsync("auditor");
        (await auditor.GetStringAsync("/api/audit?action=definition.allow_removal")).Should().Contain("allow");
        (await auditor.GetStringAsync("/api/audit?action=definition.removal_allowed")).Should().Contain("\"removed\":6");
    }

    [Fact]
    public async Task A_program_says_that_it_means_it_and_a_file_always_does()
    {
        using var admin = await house.ClientOfAsync("admin");
        await house.StoredAsync(Lines("meant", 8));

        await (await admin.SaveAsync(Lines("meant", 2), revision: 1)).RefusedAsync(HttpStatusCode.Conflict, "definition.drops_most");
        await (await admin.PutAsJsonAsync($"{Root}/meant", new { revision = 1, definition = Lines("meant", 2), allowRemoval = true })).SaidAsync();
        await (await admin.PutAsJsonAsync($"{Root}/meant", new { revision = 2, definition = Lines("meant", 8) })).SaidAsync();
        await (await admin.UploadAsync(Lines("meant", 1))).SaidAsync();

        (await admin.StoredTextAsync("meant")).Should().NotContain("line2");
    }

    [Fact]
    public async Task An_activity_that_went_into_another_is_not_lost()
    {
        using var page = await house.PageOfAsync("admin");
        await house.StoredAsync(Lines("wrap", 5));
        await page.SeatAsync("wrap");
        var wrapped = Lines("wrap", 5);
        var inner = wrapped["root"]!.DeepClone().AsObject();
        inner["id"] = "inner";
        wrapped["root"]!["activities"] = new JsonArray(inner);
        wrapped["root"]!["connections"] = new JsonArray();

        await (await page.StudioSavesAsync(wrapped)).SaidAsync();
    }
}
