using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CaseFlow.Web.Tests.Hosting;

namespace CaseFlow.Web.Tests.Studio;

public sealed class SigningTheDesignerIn(TestHouse house) : IClassFixture<TestHouse>
{
    [Fact]
    public async Task An_opened_page_gets_a_token_without_a_second_password()
    {
        using var admin = await StudioVisitor.EnterAsync(house);
        using var answer = await admin.AskForTokenAsync(Guid.NewGuid());
        var given = await answer.Content.ReadFromJsonAsync<JsonElement>();

        given.GetProperty("lifeSeconds").GetInt32().Should().Be(600);
        (await admin.UseAsync(given.GetProperty("accessToken").GetString()!)).Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_page_of_anybody_else_gets_none_with_the_admins_cookie()
    {
        using var admin = await StudioVisitor.EnterAsync(house);
        using var answer = await admin.AskForTokenAsync(Guid.NewGuid(), withForm: false);
        answer.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString().Should().Be("studio.page_expired");
    }

    [Fact]
    public async Task Signing_out_ends_every_token_of_that_sign_in_and_no_other()
    {
        using var here = await StudioVisitor.EnterAsync(house);
        using var elsewhere = await StudioVisitor.EnterAsync(house);
        var mine = await here.TokenAsync(Guid.NewGuid());
        var other = await elsewhere.TokenAsync(Guid.NewGuid());
        var program = await house.TokenOfAsync("admin");

        using var left = await here.PressAsync("/me", "/sign-out");

        (await here.UseAsync(mine)).Should().Be(HttpStatusCode.Unauthorized);
        (await here.UseAsync(other)).Should().Be(HttpStatusCode.OK);
        (await here.UseAsync(program)).Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_copy_of_the_cookie_is_worth_nothing_once_its_owner_has_signed_out()
    {
        using var owner = await StudioVisitor.EnterAsync(house);
        using var before = await owner.Http.GetAsync("/me");
        before.StatusCode.Should().Be(HttpStatusCode.OK);
        var copy = owner.CopyCookies(house.Address);

        using var left = await owner.PressAsync("/me", "/sign-out");

        using var thief = new HttpClient(new HttpClientHandler { CookieContainer = copy, AllowAutoRedirect = false }) { BaseAddress = house.Address };
        using var after = await thief.GetAsync("/me");
        after.StatusCode.Should().BeOneOf(HttpStatusCode.Unauthorized, HttpStatusCode.Redirect);
    }
}
