using Microsoft.Playwright;

namespace CaseFlow.Browser.Tests;

/// <summary>The pictures in docs/screens. They are taken anew only when CASEFLOW_PICTURES names a folder; every page is visited either way.</summary>
public sealed class PicturesOfTheScreens(BrowserHouse house) : IClassFixture<BrowserHouse>
{
    private static readonly string? Folder = Environment.GetEnvironmentVariable("CASEFLOW_PICTURES");

    [Theory]
    [InlineData("en", 1366, "wide")]
    [InlineData("en", 390, "narrow")]
    [InlineData("zh-Hans", 1366, "wide")]
    [InlineData("zh-Hans", 390, "narrow")]
    public async Task Every_main_page_opens_without_a_complaint_of_the_browser(string language, int width, string shape)
    {
        await using var county = await house.EnterAsync("county1", language, width);
        await using var township = await house.EnterAsync("township105", language, width);
        await using var admin = await house.EnterAsync("admin", language, width);
        await using var auditor = await house.EnterAsync("auditor", language, width);

        await SeeAsync(township, "/inbox", "inbox");
        await OpenFirstAsync(township, "a[data-row]", "task");
        await SeeAsync(county, "/cases", "cases");
        await OpenAsync(county, county.Page.Locator("main td a[href*='/cases/']").Last, "case-file"); // the oldest: the rules found it
        await SeeAsync(county, new Uri(county.Page.Url).AbsolutePath + "?tab=Timeline", "case-timeline");
        await SeeAsync(county, new Uri(county.Page.Url).AbsolutePath + "?tab=Ledger", "case-ledger");
        await SeeAsync(county, "/households", "households");
        await OpenFirstAsync(county, "main td a", "household");
        await SeeAsync(county, "/imports", "imports");
        await SeeAsync(county, "/supervision", "supervision");
        await SeeAsync(county, "/notifications", "notifications");
        await SeeAsync(county, "/me", "me");
        await SeeAsync(admin, "/admin", "admin");
        await SeeAsync(admin, "/admin/definitions", "workflows");
        await SeeAsync(admin, "/admin/definitions/township-verification/findings", "workflow-findings");
        await SeeAsync(admin, "/admin/definitions/township-verification/form?activity=visit", "workflow-form");
        await SeeAsync(admin, "/admin/definitions/household-case/publish", "workflow-publish");
        await SeeAsync(admin, "/admin/definitions/household-case/running", "workflow-running");
        await SeeAsync(admin, "/admin/cases?number=MZ-", "case-workflow");
        await SeeAsync(auditor, "/audit", "audit");

        county.Complaints.Concat(township.Complaints).Concat(admin.Complaints).Concat(auditor.Complaints).Should().BeEmpty();

        async Task SeeAsync(Visitor visitor, string path, string name)
        {
            (await visitor.GoAsync(path)).Should().Be(200, "{0} opens", path);
            await TakeAsync(visitor, name);
        }

        Task OpenFirstAsync(Visitor visitor, string link, string name) => OpenAsync(visitor, visitor.Page.Locator(link).First, name);

        async Task OpenAsync(Visitor visitor, ILocator link, string name)
        {
            await link.ClickAsync();
            await visitor.Page.WaitForLoadStateAsync();
            (await visitor.Page.Locator("main h1").CountAsync()).Should().Be(1);
            await TakeAsync(visitor, name);
        }

        async Task TakeAsync(Visitor visitor, string name)
        {
            (await visitor.Page.Locator("html").GetAttributeAsync("lang")).Should().Be(language);
            (await visitor.Page.EvaluateAsync<int>("document.documentElement.scrollWidth")).Should().BeLessThanOrEqualTo(width, "{0} must not scroll sideways", name);
            if (Folder is not null)
            {
                Directory.CreateDirectory(Folder);
                await visitor.Page.ScreenshotAsync(new() { Path = Path.Combine(Folder, $"{name}-{shape}-{language}.png"), Animations = ScreenshotAnimations.Disabled });
            }
        }
    }
}
