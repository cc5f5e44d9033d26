using System.Net;
using System.Net.WebSockets;
using System.Text.RegularExpressions;
using CaseFlow.Web.Security;
using CaseFlow.Web.Tests.Hosting;

namespace CaseFlow.Web.Tests.Live;

public sealed partial class EnteringTheHub(LiveHouse house) : IClassFixture<LiveHouse>
{
    [Fact]
    public async Task A_page_of_ours_enters_with_its_cookie()
    {
        var cookies = await SignInAsync();
        var address = await house.AddressAsync();

        await using var client = await HubClient.ConnectAsync(address, null, ws =>
        {
            ws.Cookies = cookies;
            ws.SetRequestHeader("Origin", address.GetLeftPart(UriPartial.Authority));
        });

        client.LastAtConnecting.Should().Be(0);
    }

    [Theory]
    [InlineData("http://elsewhere.example")]
    [InlineData("http://localhost:1")]
    [InlineData("null")]
    [InlineData(null)]
    public async Task A_page_of_anybody_else_does_not_enter_with_our_users_cookie(string? origin)
    {
        var cookies = await SignInAsync();
        using var socket = new ClientWebSocket { Options = { Cookies = cookies, CollectHttpResponseDetails = true } };
        if (origin is not null)
        {
            socket.Options.SetRequestHeader("Origin", origin);
        }

        var entering = async () => await socket.ConnectAsync(new Uri($"ws://{(await house.AddressAsync()).Authority}/hubs/tasks"), CancellationToken.None);

        await entering.Should().ThrowAsync<WebSocketException>();
        socket.HttpStatusCode.Should().Be(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Nobody_enters_without_cookie_or_token()
    {
        using var socket = new ClientWebSocket { Options = { CollectHttpResponseDetails = true } };

        var entering = async () => await socket.ConnectAsync(new Uri($"ws://{(await house.AddressAsync()).Authority}/hubs/tasks"), CancellationToken.None);

        await entering.Should().ThrowAsync<WebSocketException>();
        socket.HttpStatusCode.Should().Be(HttpStatusCode.Unauthorized);
    }

    private async Task<CookieContainer> SignInAsync()
    {
        var name = await house.UserAsync(Guid.CreateVersion7(), Roles.TownshipOfficer);
        var cookies = new CookieContainer();
        using var handler = new HttpClientHandler { CookieContainer = cookies };
        using var browser = new HttpClient(handler) { BaseAddress = await house.AddressAsync() };
        var page = await browser.GetStringAsync("/sign-in");
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["UserName"] = name,
            ["Password"] = TestHouse.Password,
            ["__RequestVerificationToken"] = Token().Match(page).Groups[1].Value,
        });
        await browser.PostAsync("/sign-in", form);
        return cookies;
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
