using System.Net.Http.Json;
using System.Text.Json;
using CaseFlow.Domain.Cases;
using CaseFlow.Domain.Detection;
using CaseFlow.Domain.Organisations;
using CaseFlow.Domain.People;
using CaseFlow.Domain.Time;
using CaseFlow.Web.Data;
using CaseFlow.Web.Features.Cases;
using CaseFlow.Web.Security;
using CaseFlow.Web.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace CaseFlow.Browser.Tests;

/// <summary>A house with some demo households, and a browser that enters it.</summary>
public sealed class BrowserHouse : IAsyncLifetime
{
    private IPlaywright playwright = null!;
    private IBrowser browser = null!;

    public TestHouse House { get; } = new() { Households = 120 };

    public async Task InitializeAsync()
    {
        await House.OpenAsync();
        await OpenCaseAsync(Severity.Red);
        await OpenCaseAsync();
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = "/usr/bin/chromium",
            Args = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                "--disable-component-update", "--disable-sync"],
        });
    }

    public async Task DisposeAsync()
    {
        await browser.CloseAsync();
        playwright.Dispose();
        await House.DisposeAsync();
    }

    /// <summary>The rules found a household of Zhicun township at risk: its case opens and its officer gets the triage task.</summary>
    public async Task<Guid> OpenCaseAsync(Severity severity = Severity.Orange)
    {
        await using var scope = House.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CallerContext>().BecomeSystem("test");
        var db = scope.ServiceProvider.GetRequiredService<CaseFlowDb>();
        var today = scope.ServiceProvider.GetRequiredService<ICaseClock>().Today;
        var township = await db.Set<OrgUnit>().Where(o => o.Code == "532503105").Select(o => o.Id).SingleAsync();
        var household = await db.Set<Household>()
            .Where(h => h.TownshipId == township && !db.Set<Case>().Any(c => c.HouseholdId == h.Id))
            .OrderBy(h => h.HouseholdNo).Select(h => h.Id).FirstAsync();
        return (await House.SendAsync(new OpenCase.Command(household, severity, Guid.CreateVersion7(), today))).CaseId;
    }

    /// <summary>The county's date.</summary>
    public DateOnly Today => House.Services.GetRequiredService<ICaseClock>().Today;

    /// <summary>Sends files through the API and waits until their rows are applied.</summary>
    public async Task RegisterAsync(params (string Kind, string Text)[] files)
    {
        using var client = await House.ClientOfAsync("county1");
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        foreach (var (kind, text) in files)
        {
            using var content = new StringContent(text);
            using var answer = await client.PostAsync(new Uri($"/api/imports?kind={kind}", UriKind.Relative), content, limit.Token);
            answer.EnsureSuccessStatusCode();
            var at = answer.Headers.Location!;
            JsonElement import;
            while ((import = await client.GetFromJsonAsync<JsonElement>(at, limit.Token)).GetProperty("state").GetString() is not "Completed")
            {
                await Task.Delay(100, limit.Token);
            }

            import.GetProperty("counts").GetProperty("rejected").GetInt64().Should().Be(0, import.ToString());
        }
    }

    /// <summary>The task of this kind that was opened last.</summary>
    public async Task<Guid> NewestTaskOfAsync(string kind)
    {
        await using var scope = House.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CallerContext>().BecomeSystem("test");
        return await scope.ServiceProvider.GetRequiredService<CaseFlowDb>().WorkTasks
            .Where(t => t.Kind == kind).OrderByDescending(t => t.Id).Select(t => t.Id).FirstAsync();
    }

    /// <summary>A browser session of one user, signed in as users do.</summary>
    public async Task<Visitor> EnterAsync(string userName, string language = "en", int width = 1366, int height = 900)
    {
        var context = await browser.NewContextAsync(new() { Locale = language == "en" ? "en-GB" : "zh-CN", ViewportSize = new() { Width = width, Height = height } });
        var page = await context.NewPageAsync();
        page.SetDefaultTimeout(45_000); // two cores, several browsers
        var visitor = new Visitor(page, House.Address);
        await visitor.SignInAsync(userName, TestHouse.Password);
        return visitor;
    }
}

/// <summary>Somebody at a screen. Keeps what the browser complained about: a script or style that the content policy refused shows here.</summary>
public sealed class Visitor : IAsyncDisposable
{
    private readonly Uri house;
    private readonly List<string> complaints = [];

    public Visitor(IPage page, Uri house)
    {
        Page = page;
        this.house = house;
        page.Console += (_, message) =>
        {
            if (message.Type == "error" && !message.Text.Contains("status of 4", StringComparison.Ordinal))
            {
                complaints.Add(message.Text);
            }
        };
        page.PageError += (_, error) => complaints.Add(error);
        page.Request += (_, request) =>
        {
            var own = house.GetLeftPart(UriPartial.Authority);
            if (!((string[])[own, $"blob:{own}", "data:"]).Any(start => request.Url.StartsWith(start, StringComparison.Ordinal)))
            {
                complaints.Add($"asked another host: {request.Url}");
            }
        };
    }

    public IPage Page { get; }

    public IReadOnlyList<string> Complaints => complaints;

    public async Task SignInAsync(string userName, string password)
    {
        await GoAsync("/sign-in");
        await Page.FillAsync("#UserName", userName);
        await Page.FillAsync("#Password", password);
        await Page.ClickAsync("main button[type=submit]");
        await Page.WaitForURLAsync(url => !url.Contains("/sign-in", StringComparison.Ordinal), new() { WaitUntil = WaitUntilState.DOMContentLoaded });
    }

    public async Task<int> GoAsync(string path) => (await Page.GotoAsync(new Uri(house, path).ToString()))?.Status ?? 0;

    /// <summary>Waits until pushes reach this page.</summary>
    public Task IsLiveAsync() => Page.WaitForSelectorAsync("html[data-live=on]");

    public async ValueTask DisposeAsync() => await Page.Context.CloseAsync();
}
