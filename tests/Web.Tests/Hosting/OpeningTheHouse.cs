using System.Net;

namespace CaseFlow.Web.Tests.Hosting;

public sealed class OpeningTheHouse(TestHouse house) : IClassFixture<TestHouse>
{
    [Fact]
    public async Task Once_open_it_says_that_it_is_ready()
    {
        await house.OpenAsync();
        using var client = house.CreateClient();

        var ready = await client.GetAsync("/health/ready");

        ready.StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Nobody_enters_the_api_without_a_token()
    {
        await house.OpenAsync();
        using var client = house.CreateClient();

        var me = await client.GetAsync("/api/me");

        me.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        (await me.Content.ReadAsStringAsync()).Should().Contain("caller.unknown");
    }
}
