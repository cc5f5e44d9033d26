using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;

namespace CaseFlow.Browser.Tests;

public sealed class ReadableByEveryone(BrowserHouse house) : IClassFixture<BrowserHouse>
{
    [Theory]
    [InlineData("county1", "/inbox")]
    [InlineData("county1", "/cases")]
    [InlineData("county1", "/households")]
    [InlineData("county1", "/imports")]
    [InlineData("county1", "/supervision")]
    [InlineData("county1", "/notifications")]
    [InlineData("auditor", "/audit")]
    [InlineData("admin", "/admin")]
    [InlineData("admin", "/admin/definitions")]
    [InlineData("admin", "/admin/definitions/township-verification")]
    [InlineData("admin", "/admin/definitions/township-verification/form?activity=visit")]
    [InlineData("admin", "/admin/definitions/household-case/publish")]
    [InlineData("admin", "/admin/definitions/household-case/running")]
    [InlineData("admin", "/admin/cases?number=MZ-")]
    public async Task A_page_has_no_barrier_that_axe_can_find(string userName, string path)
    {
        await using var visitor = await house.EnterAsync(userName);
        await visitor.GoAsync(path);

        await HasNoBarrierAsync(visitor);
    }

    [Fact]
    public async Task Neither_have_the_task_and_the_case_and_household_files()
    {
        await using var officer = await house.EnterAsync("township105");
        foreach (var (list, link) in new[] { ("/inbox", "a[data-row]"), ("/cases", "main td a"), ("/households", "main td a") })
        {
            await officer.GoAsync(list);
            await officer.Page.Locator(link).First.ClickAsync();
            await officer.Page.WaitForLoadStateAsync();

            await HasNoBarrierAsync(officer);
        }
    }

    [Fact]
    public async Task The_sign_in_page_has_none_either_and_says_why_it_refused()
    {
        await using var visitor = await house.EnterAsync("township105");
        await visitor.Page.Context.ClearCookiesAsync();
        await visitor.GoAsync("/sign-in");
        await visitor.Page.FillAsync("#UserName", "township105");
        await visitor.Page.FillAsync("#Password", "not the password");
        await visitor.Page.ClickAsync("main button[type=submit]");

        (await visitor.Page.Locator("[role=alert]").InnerTextAsync()).Should().Contain("wrong");
        await HasNoBarrierAsync(visitor);
    }

    private static async Task HasNoBarrierAsync(Visitor visitor)
    {
        var found = await visitor.Page.RunAxe(new AxeRunOptions { RunOnly = new() { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"] } });

        found.Violations.Select(v => $"{visitor.Page.Url}: {v.Id}: {v.Help} at {string.Join(" | ", v.Nodes.Take(3).Select(n => n.Html))}").Should().BeEmpty();
    }
}
