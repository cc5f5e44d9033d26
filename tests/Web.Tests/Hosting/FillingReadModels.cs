using AutoMapper;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Web.Tests.Hosting;

public sealed class FillingReadModels(TestHouse house) : IClassFixture<TestHouse>
{
    [Fact]
    public async Task Every_profile_fills_every_member()
    {
        await house.OpenAsync();

        house.Services.GetRequiredService<IMapper>().ConfigurationProvider.AssertConfigurationIsValid();
    }
}
