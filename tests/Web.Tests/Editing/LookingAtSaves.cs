using System.Net;
using System.Text.RegularExpressions;
using CaseFlow.Web.Tests.Definitions;
using CaseFlow.Web.Tests.Hosting;
using static CaseFlow.Web.Tests.Editing.EditingHouse;

namespace CaseFlow.Web.Tests.Editing;

/// <summary>The page as a browser without script sees it.</summary>
public sealed partial class LookingAtSaves(TestHouse house) : IClassFixture<TestHouse>
{
    [Fact]
    public async Task The_page_tells_what_each_save_changed_and_brings_one_back()
    {
        using var admin = await house.ClientOfAsync("admin");
        await house.StoredAsync(Lines("look", 2));
        await (await admin.SaveAsync(Lines("look", 3, "two"), revision: 1)).SaidAsync();
        var oldest = (string)(await admin.SavesAsync("look"))[1]!["id"]!;
        using var browser = await SignedInAsync();

        var list = WebUtility.HtmlDecode(await browser.GetStringAsync("/admin/definitions/look/saves"));
        list.Should().Contain("1 added: line3").And.Contain("2 changed: line, line2");
        var asked = await browser.GetStringAsync($"/admin/definitions/look/saves?show={oldest}&back=true");
        WebUtility.HtmlDecode(asked).Should().Contain("/text/expression/value");
        var said = await PostAsync(browser, $"/admin/definitions/look/saves?show={oldest}", asked, takeOver: false);

        said.Should().Contain("Brought back");
        (await admin.StoredTextAsync("look")).Should().NotContain("line3");
    }

    [Fact]
    public async Task While_somebody_edits_it_asks_before_it_ends_that()
    {
        using var admin = await house.ClientOfAsync("admin");
        using var page = await house.PageOfAsync("admin");
        await house.StoredAsync(Lines("busy", 2));
        await page.SeatAsync("busy");
        await (await page.StudioSavesAsync(Lines("busy", 2, "two"))).SaidAsync();
        var oldest = (string)(await admin.SavesAsync("busy"))[1]!["id"]!;
        using var browser = await SignedInAsync();
        var address = $"/admin/definitions/busy/saves?show={oldest}";

        var refused = await PostAsync(browser, address, await browser.GetStringAsync($"{address}&back=true"), takeOver: false);
        (await admin.StoredTextAsync("busy")).Should().Contain("two");
        var said = await PostAsync(browser, address, refused, takeOver: true);

        WebUtility.HtmlDecode(refused).Should().Contain("has been editing").And.Contain("Somebody edits this workflow now");
        said.Should().Contain("Brought back");
        (await page.SeatAsync("busy", "/keep")).IsMine().Should().BeFalse();
    }

    private static async Task<string> PostAsync(HttpClient browser, string address, string page, bool takeOver)
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["takeOver"] = takeOver ? "true" : "false",
            ["__RequestVerificationToken"] = Token().Match(page).Groups[1].Value,
        });
        return await (await browser.PostAsync(address, form)).Content.ReadAsStringAsync();
    }

    private async Task<HttpClient> SignedInAsync()
    {
        var browser = new HttpClient(new HttpClientHandler { CookieContainer = new() }) { BaseAddress = (await house.OpenAsync()).Address };
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["UserName"] = "admin",
            ["Password"] = TestHouse.Password,
            ["__RequestVerificationToken"] = Token().Match(await browser.GetStringAsync("/sign-in")).Groups[1].Value,
        });
        await browser.PostAsync("/sign-in", form);
        return browser;
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
