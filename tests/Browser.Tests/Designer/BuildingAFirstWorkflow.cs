using Microsoft.Playwright;

namespace CaseFlow.Browser.Tests.Designer;

/// <summary>A newcomer's first quarter of an hour: from nothing to a workflow that runs.</summary>
public sealed class BuildingAFirstWorkflow(BrowserHouse house) : IClassFixture<BrowserHouse>
{
    [Fact]
    public async Task Three_steps_with_a_decision_and_a_timer_are_drawn_published_and_run()
    {
        await using var studio = await Studio.EnterAsync(house);
        await studio.OpenAsync("/studio/workflows/definitions", "text=household-case");
        await studio.Page.GetByRole(AriaRole.Button, new() { Name = "Create workflow" }).First.ClickAsync();
        await studio.SettleAsync();
        var dialog = studio.Page.GetByRole(AriaRole.Dialog);
        await dialog.Locator("input[type=text]").First.FillAsync("First steps");
        await studio.Page.Keyboard.PressAsync("Tab");
        await studio.SettleAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "OK" }).Or(dialog.GetByRole(AriaRole.Button, new() { Name = "Create" })).First.ClickAsync();
        await studio.Page.Locator(".x6-graph").First.WaitForAsync();
        await studio.SettleAsync();

        var said = await studio.DropAsync("Console", "Write Line", 0.05, 0.2);
        await studio.FillAsync("Text", "Hello");
        var decision = await studio.DropAsync("Branching", "Decision", 0.35, 0.2);
        await studio.FillAsync("Condition", "true");
        var pause = await studio.DropAsync("Scheduling", "Delay", 0.65, 0.2);
        await studio.FillAsync("Time Span", "00:10:00");
        await studio.ConnectAsync(said, "Done", decision);
        await studio.ConnectAsync(decision, "True", pause);
        await Assertions.Expect(studio.Page.Locator("#findings")).Not.ToContainTextAsync("▲");
        await studio.PublishAsync();
        await studio.TakeAsync("designer-first-workflow-en");

        await studio.RunAsync();

        await studio.Page.WaitForURLAsync("**/studio/workflows/instances/*/view*", new() { WaitUntil = WaitUntilState.DOMContentLoaded });
        await studio.Node(pause).WaitForAsync();
        await studio.SettleAsync();
        await Assertions.Expect(studio.Page.GetByText("Suspended", new() { Exact = true }).First).ToBeVisibleAsync(); // the timer is awaited
        await studio.TakeAsync("designer-instance-en");
        studio.Complaints.Should().BeEmpty();
    }
}
