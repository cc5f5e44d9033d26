using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Web.Tests.Hosting;

public sealed class EveryDoor(TestHouse house) : IClassFixture<TestHouse>
{
    [Fact]
    public async Task States_who_may_enter()
    {
        await house.OpenAsync();

        var open = house.Services.GetRequiredService<EndpointDataSource>().Endpoints
            .OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<IAllowAnonymous>() is null && e.Metadata.GetMetadata<IAuthorizeData>() is null)
            .Select(e => e.RoutePattern.RawText)
            .Where(route => route != "{**path:file}"); // the framework's own, for files under wwwroot that change while one develops

        open.Should().BeEmpty();
    }
}
