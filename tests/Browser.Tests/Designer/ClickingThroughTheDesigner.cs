using System.Globalization;
using Microsoft.Playwright;

namespace CaseFlow.Browser.Tests.Designer;

/// <summary>Every tab of the four pages in both languages: nothing is refused, nothing is red.</summary>
public sealed class ClickingThroughTheDesigner(BrowserHouse house) : IClassFixture<BrowserHouse>
{
    private const long MostBytes = 10_000_000;

    [Theory]
    [InlineData("en", "Auto-save")]
    [InlineData("zh-Hans", "自动保存")]
    public async Task No_request_fails_and_no_message_is_red(string language, string autoSave)
    {
        await using var studio = await Studio.EnterAsync(house, language);
        var bytes = 0L;
        studio.Page.Response += (_, response) =>
        {
            if (response.Headers.TryGetValue("content-length", out var length)) Interlocked.Add(ref bytes, long.Parse(length, CultureInfo.InvariantCulture));
        };

        await studio.OpenAsync("/studio/workflows/definitions/township-verification/edit", ".x6-node");
        await Assertions.Expect(studio.Page.GetByText(autoSave, new() { Exact = true }).First).ToBeVisibleAsync();
        bytes.Should().BeInRange(5_000_000, MostBytes, "that is what a first visit costs, the editor's being the dearest");
        await studio.PickAnyAsync();
        await studio.ClickTabsAsync();
        await studio.TakeAsync($"designer-tabs-{Short(language)}");

        await studio.OpenAsync("/studio/workflows/definitions", "text=household-case");
        await studio.OpenAsync("/studio/workflows/instances", "tbody tr");
        await studio.TakeAsync($"designer-instances-{Short(language)}");
        await studio.Page.Locator("tbody tr td").Nth(2).ClickAsync();
        await studio.Page.WaitForURLAsync("**/view", new() { WaitUntil = WaitUntilState.DOMContentLoaded });
        await studio.Page.Locator(".x6-node").First.WaitForAsync();
        await studio.ClickTabsAsync(rests: false);
        await studio.PickAnyAsync(rests: false);
        await studio.ClickTabsAsync(rests: false);
        await studio.TakeAsync($"designer-viewer-{Short(language)}");

        await Assertions.Expect(studio.Page.Locator("#blazor-error-ui")).ToBeHiddenAsync();
        studio.Complaints.Should().BeEmpty();
    }

    private static string Short(string language) => language[..2];
}
