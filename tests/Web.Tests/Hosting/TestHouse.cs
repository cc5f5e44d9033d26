using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Claims;
using System.Text.Json;
using CaseFlow.Web.Features.Studio;
using CaseFlow.Web.Hosting;
using CaseFlow.Web.Security;
using CaseFlow.Web.Security.Identity;
using MediatR;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CaseFlow.Web.Tests.Hosting;

/// <summary>A whole house on a real Kestrel port over a real SQLite file in a folder of its own, with the demo county's organisations and users.
/// Share one a test class (IClassFixture) unless the test stops it.</summary>
public class TestHouse : WebApplicationFactory<Program>
{
    public const string Password = "test-password-1";

    public TestHouse() => UseKestrel(0);

    /// <summary>Everything this house writes lies here.</summary>
    public string Folder { get; init; } = Path.Combine(Path.GetTempPath(), "caseflow-tests", Guid.CreateVersion7().ToString("N"));

    /// <summary>For a house that is to be opened again.</summary>
    public bool KeepsFolder { get; init; }

    /// <summary>Households of the demo county; none unless a test asks for some.</summary>
    public int Households { get; init; }

    public IDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    public Uri Address => ClientOptions.BaseAddress;

    /// <summary>Starts the house, waits until it is open.</summary>
    public async Task<TestHouse> OpenAsync()
    {
        StartServer();
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        await Services.GetRequiredService<Readiness>().WaitAsync(limit.Token);
        return this;
    }

    /// <summary>A client with the user's bearer token.</summary>
    public async Task<HttpClient> ClientOfAsync(string userName)
    {
        await OpenAsync();
        var client = CreateClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await TokenOfAsync(userName));
        return client;
    }

    public async Task<string> TokenOfAsync(string userName)
    {
        await OpenAsync();
        using var client = CreateClient();
        var answer = await client.PostAsJsonAsync("/api/tokens", new { userName, password = Password });
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("accessToken").GetString()!;
    }

    /// <summary>A client with the token that the designer's page with this id was given.</summary>
    public async Task<HttpClient> PageOfAsync(string userName, Guid? page = null)
    {
        await OpenAsync();
        await using var scope = Services.CreateAsyncScope();
        var user = await scope.ServiceProvider.GetRequiredService<UserManager<AppUser>>().FindByNameAsync(userName);
        var principal = UserClaims.Of(user!, TokenSetup.Scheme);
        ((ClaimsIdentity)principal.Identity!).AddClaim(new(StudioClaims.Page, (page ?? Guid.CreateVersion7()).ToString()));
        var ticket = new AuthenticationTicket(
            principal, new AuthenticationProperties { ExpiresUtc = DateTimeOffset.UtcNow.AddHours(1) }, $"{TokenSetup.Scheme}:AccessToken");
        var token = Services.GetRequiredService<IOptionsMonitor<BearerTokenOptions>>().Get(TokenSetup.Scheme).BearerTokenProtector.Protect(ticket);
        var client = CreateClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    /// <summary>Sends a request as the system, past every door; for arranging only.</summary>
    public async Task<T> SendAsync<T>(IRequest<T> request)
    {
        await OpenAsync();
        await using var scope = Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CallerContext>().BecomeSystem("test");
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Testing");
        builder.UseSetting("CaseFlow:DataDirectory", Path.Combine(Folder, "data"));
        builder.UseSetting("CaseFlow:Demo:Enabled", "true");
        builder.UseSetting("CaseFlow:Demo:Password", Password);
        builder.UseSetting("CaseFlow:Demo:Households", Households.ToString(System.Globalization.CultureInfo.InvariantCulture));
        foreach (var (key, value) in Settings)
        {
            builder.UseSetting(key, value);
        }
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing && !KeepsFolder && Directory.Exists(Folder))
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            Directory.Delete(Folder, recursive: true);
        }
    }
}
