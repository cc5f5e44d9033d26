using CaseFlow.Web.Features.Demo;
using Microsoft.Data.Sqlite;

namespace CaseFlow.Web.Tests.Demo;

public sealed class AskingForADemoCounty : IDisposable
{
    private readonly string folder = Path.Combine(Path.GetTempPath(), "caseflow-tests", Guid.CreateVersion7().ToString("N"));

    [Theory]
    [InlineData("--households", "many")]
    [InlineData("--households", "-1")]
    [InlineData("--households")]
    [InlineData("--as-of", "15.07.2021")]
    [InlineData("--colour", "red")]
    public void What_cannot_be_read_is_refused(params string[] arguments) => DemoVerb.Read(arguments).Should().BeNull();

    [Fact]
    public void Every_option_becomes_a_setting_of_the_host() =>
        DemoVerb.Read(["--households", "10", "--seed", "-3", "--as-of", "2021-07-15"]).Should().Equal(
            "--CaseFlow:Demo:Households=10", "--CaseFlow:Demo:Seed=-3", "--CaseFlow:Demo:AsOf=2021-07-15");

    [Fact]
    public async Task It_makes_a_county_of_that_size_once_and_refuses_a_directory_that_holds_one()
    {
        var data = Path.Combine(folder, "data");
        string[] arguments = ["--households", "15", "--seed", "4", "--as-of", "2026-06-15", "--data", data];

        (await new DemoVerb(arguments).RunAsync()).Should().Be(0);
        (await new DemoVerb(arguments).RunAsync()).Should().NotBe(0);

        await using var file = new SqliteConnection($"Data Source={Path.Combine(data, "caseflow.db")}");
        await file.OpenAsync();
        await using var count = file.CreateCommand();
        count.CommandText = "SELECT count(*) FROM households";
        (await count.ExecuteScalarAsync()).Should().Be(15L);
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
