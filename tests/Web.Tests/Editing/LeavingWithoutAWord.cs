using CaseFlow.Web.Tests.Definitions;
using CaseFlow.Web.Tests.Hosting;
using static CaseFlow.Web.Tests.Editing.EditingHouse;

namespace CaseFlow.Web.Tests.Editing;

/// <summary>In a house where a page counts as gone after five seconds.</summary>
public sealed class LeavingWithoutAWord(LeavingWithoutAWord.Hasty house) : IClassFixture<LeavingWithoutAWord.Hasty>
{
    private static readonly TimeSpan Gone = TimeSpan.FromSeconds(5.3);

    [Fact]
    public async Task Whose_page_is_silent_edits_no_more_and_goes_on_only_where_nothing_changed()
    {
        using var slept = await house.PageOfAsync("admin");
        using var overtaken = await house.PageOfAsync("admin");
        using var busy = await house.PageOfAsync("admin");
        using var next = await house.PageOfAsync("admin");
        foreach (var (id, page) in ((string, HttpClient)[])[("slept", slept), ("overtaken", overtaken), ("busy", busy)])
        {
            await house.StoredAsync(Lines(id, 2));
            await page.SeatAsync(id);
        }

        await Task.Delay(Gone / 2);
        await (await busy.StudioSavesAsync(Lines("busy", 2, "a save is a sign of life"))).SaidAsync();
        await Task.Delay(Gone / 2);

        (await next.SeatAsync("busy")).IsMine().Should().BeFalse();
        (await next.SeatAsync("overtaken")).IsMine().Should().BeTrue();
        await (await next.StudioSavesAsync(Lines("overtaken", 2, "new"))).SaidAsync();
        await (await overtaken.StudioSavesAsync(Lines("overtaken", 2, "stale"))).StudioRefusedAsync("definition.edited_by_other");
        (await slept.SeatAsync("slept", "/keep")).IsMine().Should().BeTrue("nobody came while it slept");
        await (await slept.StudioSavesAsync(Lines("slept", 2, "on"))).SaidAsync();
    }

    [Fact]
    public async Task What_changed_while_a_page_slept_is_not_written_over()
    {
        using var page = await house.PageOfAsync("admin");
        using var admin = await house.ClientOfAsync("admin");
        await house.StoredAsync(Lines("sleep", 2));
        await page.SeatAsync("sleep");
        await Task.Delay(Gone);
        await (await admin.SaveAsync(Lines("sleep", 2, "by a program"), revision: 1)).SaidAsync();

        await (await page.StudioSavesAsync(Lines("sleep", 2, "stale"))).StudioRefusedAsync("definition.seat_lapsed");

        (await page.SeatAsync("sleep", "/keep")).IsMine().Should().BeFalse();
        (await admin.StoredTextAsync("sleep")).Should().Contain("by a program");
    }

    /// <inheritdoc />
    public sealed class Hasty : TestHouse
    {
        public Hasty() => Settings["CaseFlow:Editing:SeatLife"] = "00:00:05";
    }
}
