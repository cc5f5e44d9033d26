using System.Net;
using System.Text.RegularExpressions;
using CaseFlow.Web.Tests.Hosting;

namespace CaseFlow.Web.Tests.Workbench;

/// <summary>Somebody at our pages, signed in with the cookie as browsers are.</summary>
internal sealed partial class AdminsBrowser : IDisposable
{
    private readonly HttpClientHandler handler = new() { CookieContainer = new CookieContainer() };
    private readonly HttpClient http;
    private string page = "";

    private AdminsBrowser(Uri house) => http = new(handler) { BaseAddress = house };

    public static async Task<AdminsBrowser> EnterAsync(TestHouse house, string userName = "admin")
    {
        await house.OpenAsync();
        var browser = new AdminsBrowser(house.Address);
        browser.http.DefaultRequestHeaders.Accept.ParseAdd("text/html");
        browser.http.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en");
        await browser.SeeAsync("/sign-in");
        var entered = await browser.PressAsync("/sign-in", ("UserName", userName), ("Password", TestHouse.Password));
        entered.Status.Should().Be(HttpStatusCode.OK);
        return browser;
    }

    /// <summary>Opens a page that must open; its words as a reader has them.</summary>
    public async Task<string> SeeAsync(string address)
    {
        using var answer = await http.GetAsync(address);
        page = await answer.Content.ReadAsStringAsync();
        answer.StatusCode.Should().Be(HttpStatusCode.OK, $"{address} opens: {page}");
        return WebUtility.HtmlDecode(page);
    }

    public async Task<HttpStatusCode> TryAsync(string address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Accept.ParseAdd("application/json"); // who asks for a page is led to one that says no
        request.Headers.Add("HX-Request", "true");
        using var answer = await http.SendAsync(request);
        return answer.StatusCode;
    }

    /// <summary>Sends a form of the page that was seen last, with that form's own token.</summary>
    public async Task<(HttpStatusCode Status, string Words)> PressAsync(string address, params IEnumerable<(string Name, string Value)> fields)
    {
        using var form = new FormUrlEncodedContent(
            fields.Append(("__RequestVerificationToken", Token().Match(FormOf(address)).Groups[1].Value)).Select(f => KeyValuePair.Create(f.Item1, f.Item2)));
        using var answer = await http.PostAsync(address, form);
        page = await answer.Content.ReadAsStringAsync();
        return (answer.StatusCode, WebUtility.HtmlDecode(page));
    }

    /// <summary>The value of a hidden field of the page that was seen last.</summary>
    public string Hidden(string name) => Regex.Match(page, $"name=\"{Regex.Escape(name)}\" value=\"([^\"]*)\"").Groups[1].Value;

    // The form, or the button in it, that leads there; a form that says nothing leads back to its page.
    private string FormOf(string address)
    {
        var forms = page.Split("<form ").Skip(1).Select(f => f.Split("</form>")[0]).ToList();
        return forms.Find(f => WebUtility.HtmlDecode(f).Contains($"action=\"{address}\"", StringComparison.Ordinal)) ?? forms.Find(f => !f.Contains("action=", StringComparison.Ordinal))
            ?? throw new InvalidOperationException($"No form leads to {address}.");
    }

    public void Dispose()
    {
        http.Dispose();
        handler.Dispose();
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
