using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using CaseFlow.Web.Tests.Hosting;

namespace CaseFlow.Web.Tests.Studio;

/// <summary>A browser at the designer's addresses, with its cookies, that unpacks nothing and follows nothing.</summary>
internal sealed partial class StudioVisitor : IDisposable
{
    private readonly HttpClientHandler handler = new() { CookieContainer = new(), AllowAutoRedirect = false, AutomaticDecompression = DecompressionMethods.None };

    private StudioVisitor(Uri house) => Http = new(handler) { BaseAddress = house };

    public HttpClient Http { get; }

    /// <param name="house">Opened here.</param>
    /// <param name="userName">Null: nobody signs in.</param>
    public static async Task<StudioVisitor> EnterAsync(TestHouse house, string? userName = "admin")
    {
        await house.OpenAsync();
        var visitor = new StudioVisitor(house.Address);
        visitor.Http.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en");
        if (userName is not null)
        {
            using var entered = await visitor.PressAsync("/sign-in", "/sign-in", ("UserName", userName), ("Password", TestHouse.Password));
            entered.StatusCode.Should().Be(HttpStatusCode.Redirect);
        }

        return visitor;
    }

    /// <summary>Sends a form as the page has it.</summary>
    public async Task<HttpResponseMessage> PressAsync(string page, string address, params IEnumerable<(string Name, string Value)> fields)
    {
        var token = FormToken().Match(await Http.GetStringAsync(page)).Groups[1].Value;
        using var form = new FormUrlEncodedContent(fields.Append(("__RequestVerificationToken", token)).Select(f => KeyValuePair.Create(f.Item1, f.Item2)));
        return await Http.PostAsync(address, form);
    }

    public async Task<HttpResponseMessage> AskForTokenAsync(Guid page, bool withForm = true)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/studio/token") { Content = JsonContent.Create(new { page }) };
        if (withForm) request.Headers.Add("X-Form-Token", PageToken().Match(await Http.GetStringAsync("/studio/workflows/definitions")).Groups[1].Value);
        return await Http.SendAsync(request);
    }

    public async Task<string> TokenAsync(Guid page)
    {
        using var answer = await AskForTokenAsync(page);
        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("accessToken").GetString()!;
    }

    /// <summary>What Elsa's API says to this token.</summary>
    public async Task<HttpStatusCode> UseAsync(string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/elsa/api/features/installed");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var answer = await Http.SendAsync(request);
        return answer.StatusCode;
    }

    public CookieContainer CopyCookies(Uri house)
    {
        var copy = new CookieContainer();
        foreach (Cookie cookie in handler.CookieContainer.GetCookies(house)) copy.Add(house, new Cookie(cookie.Name, cookie.Value));
        return copy;
    }

    public void Dispose()
    {
        Http.Dispose();
        handler.Dispose();
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex FormToken();

    [GeneratedRegex("data-form=\"([^\"]+)\"")]
    private static partial Regex PageToken();
}
