using System.Text.RegularExpressions;
using CaseFlow.Domain.Detection;
using Microsoft.Playwright;

namespace CaseFlow.Browser.Tests.Designer;

/// <summary>What an administrator does when the county wants one more step: all with the mouse and the keyboard, nothing is posted by the test.</summary>
public sealed class AddingAStepToTheCase(BrowserHouse house) : IClassFixture<BrowserHouse>
{
    private const string Question = "Was the household reached by phone?";

    private const string Wrong = """[{"name":"reached","type":"yesOrNo","label":{"en":"Was the household reached by phone?","zh-Hans":"是否电话联系上农户？"},"required":true}]""";

    private static readonly string Mended = Wrong.Replace("yesOrNo", "yesNo", StringComparison.Ordinal);

    private static readonly Regex Errors = new("cf-findings-error");

    [Fact]
    public async Task A_new_case_goes_through_it_and_an_old_one_goes_on_as_before()
    {
        await using var officer = await house.EnterAsync("township105");
        await officer.GoAsync("/inbox");
        var oldTask = await house.NewestTaskOfAsync("T1.triage");
        await using var studio = await Studio.EnterAsync(house);

        await studio.OpenAsync("/studio/workflows/definitions", "text=household-case");
        await studio.TakeAsync("designer-list-en");
        await studio.Page.GetByText("household-case", new() { Exact = true }).First.ClickAsync();
        await studio.Page.Locator(".x6-node").First.WaitForAsync();
        await studio.SettleAsync();
        await studio.ApproachAsync("begin");

        var step = await studio.DropAsync("CaseFlow · Tasks", "Assign task", 0.35, 0.8);
        await Assertions.Expect(studio.Page.Locator("#findings")).Not.ToContainTextAsync("✓"); // nothing leads to it yet
        await studio.FillAsync("Title", "Call the household");
        await studio.FillAsync("Title in Chinese", "电话联系农户");
        await studio.ChooseAsync("Role", "Township officer");
        await studio.Field("Outcomes").Locator("input").First.FillAsync("Reached");
        await studio.Page.Keyboard.PressAsync("Enter");
        await studio.SettleAsync();
        await Assertions.Expect(studio.Port(step, "Reached")).ToBeVisibleAsync(); // at once a port of the canvas

        await studio.ConnectAsync("begin", "Detected", step);
        await studio.DisconnectAsync("begin", "Detected", "detection");
        await studio.ConnectAsync(step, "Reached", "detection");
        await studio.ConnectAsync(step, "Done", "detection");
        await studio.PickAsync(step);
        await studio.WriteAsync("Form fields", Wrong);
        await Assertions.Expect(studio.Page.Locator("#findings a")).ToHaveClassAsync(Errors);
        (await studio.Page.Locator("#findings a").GetAttributeAsync("title")).Should().Contain("reached: type");
        await studio.TakeAsync("designer-finding-en");
        await studio.WriteAsync("Form fields", Mended);
        await Assertions.Expect(studio.Page.Locator("#findings a")).Not.ToHaveClassAsync(Errors);
        await studio.TakeAsync("designer-editor-en");

        await studio.PublishAsync();
        studio.Complaints.Should().BeEmpty();

        await house.OpenCaseAsync(Severity.Orange);
        await officer.GoAsync("/inbox");
        await officer.Page.Locator("a[data-row]", new() { HasText = "Call the household" }).First.ClickAsync();
        await Assertions.Expect(officer.Page.GetByText(Question).First).ToBeVisibleAsync();
        (await house.NewestTaskOfAsync("T1.triage")).Should().Be(oldTask, "the new case is asked the new question first");

        await officer.GoAsync($"/tasks/{oldTask}");
        await Assertions.Expect(officer.Page.Locator("main form").First).ToBeVisibleAsync();
    }
}
