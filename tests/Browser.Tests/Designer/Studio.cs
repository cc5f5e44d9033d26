using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace CaseFlow.Browser.Tests.Designer;

/// <summary>An administrator before Elsa Studio, with mouse and keyboard only. Keeps every request that failed.</summary>
internal sealed partial class Studio : IAsyncDisposable
{
    private static readonly string? Pictures = Environment.GetEnvironmentVariable("CASEFLOW_PICTURES");
    private readonly Visitor visitor;
    private readonly List<string> failures = [];
    private DateTime lastAsked = DateTime.UnixEpoch;
    private readonly ConcurrentDictionary<IRequest, bool> underWay = new();

    static Studio() => Assertions.SetDefaultExpectTimeout(45_000); // two cores, and the designer is heavy

    private Studio(Visitor visitor)
    {
        this.visitor = visitor;
        Page.Request += (_, request) => Note(request, hasEnded: false);
        Page.RequestFinished += (_, request) => Note(request, hasEnded: true);
        Page.RequestFailed += (_, request) => Note(request, hasEnded: true);
        Page.FrameNavigated += (_, _) => underWay.Clear(); // what an earlier page asked ends with it
        Page.Response += (_, response) =>
        {
            if (response.Status >= 400) failures.Add($"{response.Status} {response.Request.Method} {response.Url}");
        };
    }

    public IPage Page => visitor.Page;

    /// <summary>What the browser complained about, and requests that were refused.</summary>
    public IEnumerable<string> Complaints => visitor.Complaints.Concat(failures);

    public static async Task<Studio> EnterAsync(BrowserHouse house, string language = "en", int width = 1700, int height = 1000) =>
        new(await house.EnterAsync("admin", language, width, height));

    public async Task OpenAsync(string path, string waitFor)
    {
        await visitor.GoAsync(path);
        await Page.Locator(waitFor).First.WaitForAsync();
        await SettleAsync();
    }

    /// <summary>Until the designer has asked for nothing for a while: it saves half a second after a touch, and reads again what it saved.</summary>
    /// <param name="rests">False: it asks again and again, so a while has to do.</param>
    public async Task SettleAsync(bool rests = true)
    {
        if (!rests)
        {
            await Page.WaitForTimeoutAsync(1500);
            return;
        }

        for (var i = 0; i < 300; i++)
        {
            await Task.Delay(100);
            if (underWay.IsEmpty && DateTime.UtcNow - lastAsked > TimeSpan.FromMilliseconds(1200)) return;
        }

        throw new TimeoutException("The designer does not come to rest.");
    }

    public Task TakeAsync(string name) =>
        Pictures is null ? Task.CompletedTask : Page.ScreenshotAsync(new() { Path = Path.Combine(Pictures, $"{name}.png") });

    /// <summary>A field of the panels by its label.</summary>
    public ILocator Field(string label) => Page
        .Locator(".mud-input-control", new() { Has = Page.Locator("label", new() { HasTextRegex = new Regex($"^{Regex.Escape(label)}\\*?$") }) })
        .First;

    public async Task FillAsync(string label, string text)
    {
        await Field(label).Locator("input, textarea").First.FillAsync(text);
        await Page.Keyboard.PressAsync("Tab");
        await SettleAsync();
    }

    /// <summary>Opens the drop-down of this label and takes one of its choices. A save that comes back meanwhile closes it: then it is opened again.</summary>
    public async Task ChooseAsync(string label, string choice)
    {
        await SettleAsync();
        for (var i = 0; ; i++)
        {
            try
            {
                await Field(label).ScrollIntoViewIfNeededAsync();
                await Field(label).Locator(".mud-input-slot, .mud-select-input").First.ClickAsync();
                await Page.Locator(".mud-popover-open").GetByText(choice, new() { Exact = true }).First.ClickAsync(new() { Timeout = 5_000 });
                break;
            }
            catch (TimeoutException) when (i < 3)
            {
                await Page.Keyboard.PressAsync("Escape");
            }
        }

        await SettleAsync();
    }

    /// <summary>Replaces what stands in the code editor of this label.</summary>
    public async Task WriteAsync(string label, string code)
    {
        var editor = Field(label).Locator(".monaco-editor").First;
        await editor.ScrollIntoViewIfNeededAsync();
        await editor.Locator(".view-lines").ClickAsync();
        await Page.Keyboard.PressAsync("Control+A");
        await Page.Keyboard.InsertTextAsync(code);
        await Page.Keyboard.PressAsync("Control+Shift+End"); // brackets that the editor closed by itself
        await Page.Keyboard.PressAsync("Delete");
        await SettleAsync();
    }

    /// <summary>Drags an activity out of the toolbox to a place of the canvas, in parts of its width and height; answers its id.</summary>
    public async Task<string> DropAsync(string category, string activity, double x, double y)
    {
        await Page.GetByPlaceholder("Search").First.FillAsync(activity);
        var shelf = Page.Locator(".mud-expand-panel", new() { Has = Page.Locator(".mud-expand-panel-header", new() { HasText = category }) }).First;
        await shelf.WaitForAsync();
        var item = shelf.GetByText(activity, new() { Exact = true }).First;
        await Page.WaitForTimeoutAsync(500); // the search comes a moment after the last letter
        if (!await item.IsVisibleAsync()) await shelf.Locator(".mud-expand-panel-header").ClickAsync();
        await item.WaitForAsync();
        var box = await BoxAsync();
        await item.DragToAsync(Graph, new() { TargetPosition = new() { X = (float)(box.Width * x), Y = (float)(box.Height * y) } });
        await Page.Locator(".x6-node-selected").WaitForAsync();
        await SettleAsync();
        return (await Page.Locator(".x6-node-selected").First.GetAttributeAsync("data-cell-id"))!;
    }

    /// <summary>Every tab, also those that stand outside the window.</summary>
    /// <param name="rests">False: of something that runs, which the designer asks about every second.</param>
    public async Task ClickTabsAsync(bool rests = true)
    {
        var tabs = Page.Locator(".mud-tab:not(.mud-disabled)");
        for (var i = 0; i < await tabs.CountAsync(); i++)
        {
            await tabs.Nth(i).DispatchEventAsync("click");
            await SettleAsync(rests);
        }
    }

    /// <summary>The cloud of the tool bar.</summary>
    public async Task PublishAsync()
    {
        await SettleAsync();
        await Page.Locator("button.mud-primary-text.mud-icon-button").First.ClickAsync();
        await Page.GetByText("published", new() { Exact = false }).First.WaitForAsync();
        await SettleAsync();
    }

    /// <summary>The green arrow of the tool bar.</summary>
    public Task RunAsync() => Page.Locator("button.mud-success-text.mud-icon-button").First.ClickAsync();

    private void Note(IRequest request, bool hasEnded)
    {
        if (!request.Url.Contains("/api/", StringComparison.Ordinal)) return;
        if (hasEnded) underWay.TryRemove(request, out _);
        else underWay[request] = true;
        lastAsked = DateTime.UtcNow;
    }

    public async ValueTask DisposeAsync()
    {
        await TakeAsync($"designer-last-{Guid.NewGuid().ToString()[..4]}");
        await visitor.DisposeAsync();
    }
}
