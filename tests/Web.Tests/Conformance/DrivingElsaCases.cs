using CaseFlow.Web.Tests.Hosting;

namespace CaseFlow.Web.Tests.Conformance;

/// <summary>What a user of Elsa relies on, over the API that Elsa's tools speak.</summary>
public sealed class DrivingElsaCases(TestHouse house) : IClassFixture<TestHouse>
{
    /// <summary>Acceptance allows fewer.</summary>
    private const int TooManyExcepted = 15;

    [Fact]
    public async Task Every_recorded_case_ends_as_in_Elsa_unless_the_documentation_says_otherwise()
    {
        var results = await (await DriverAsync()).RunAsync("cases");

        var excepted = ExceptedCases.Read().Intersect(Driver.CasesIn("cases")).ToList();
        results.Keys.Should().BeEquivalentTo(Driver.CasesIn("cases"));
        results.Where(r => r.Value.Length > 0 && !excepted.Contains(r.Key)).Should().BeEmpty("what differs from Elsa is written down");
        results.Where(r => r.Value.Length == 0 && excepted.Contains(r.Key)).Select(r => r.Key).Should().BeEmpty("what is written down differs");
        excepted.Should().HaveCountLessThan(TooManyExcepted);
    }

    [Fact]
    public async Task Our_own_cases_end_as_we_mean_them()
    {
        var results = await (await DriverAsync()).RunAsync("cases-own");

        results.Keys.Should().BeEquivalentTo(Driver.CasesIn("cases-own"));
        results.Where(r => r.Value.Length > 0).Should().BeEmpty();
    }

    private async Task<Driver> DriverAsync() => new((await house.OpenAsync()).Address, await house.TokenOfAsync("admin"));
}
