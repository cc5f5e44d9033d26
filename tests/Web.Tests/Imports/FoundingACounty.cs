using CaseFlow.Web.Features.Imports.CommandLine;
using CaseFlow.Web.Hosting;

namespace CaseFlow.Web.Tests.Imports;

public sealed class FoundingACounty : IDisposable
{
    private readonly string folder = Path.Combine(Path.GetTempPath(), "caseflow-tests", Guid.CreateVersion7().ToString("N"));

    [Fact]
    public async Task A_county_without_demo_comes_from_two_files()
    {
        Directory.CreateDirectory(folder);
        var organisations = Write("organisations");
        var users = Write("users");

        (await Run("import", "organisations", organisations)).Should().Be(ImportVerb.AllApplied);
        (await Run("import", "users", users)).Should().Be(ImportVerb.AllApplied);
        (await Run("import", "users", users)).Should().Be(ImportVerb.AllApplied, "known users are brought up to date");

        var passwords = await File.ReadAllLinesAsync(users + ".passwords.csv");
        passwords.Should().HaveCount(4, "a known user keeps the password").And.OnlyHaveUniqueItems();
        passwords[0].Should().StartWith("county1,");
        if (!OperatingSystem.IsWindows())
        {
            File.GetUnixFileMode(users + ".passwords.csv").Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
    }

    [Fact]
    public async Task What_is_wrong_shows_in_the_exit_code()
    {
        Directory.CreateDirectory(folder);
        await Run("import", "organisations", Write("organisations"));

        (await Run("import", "households", Write("households"))).Should().Be(ImportVerb.SomeRejected, "their villages are another county's");
        (await Run("import", "monitoring-list", Write("monitoring-list-truncated"))).Should().Be(ImportVerb.NothingApplied);
        (await Run("import", "monitoring-list", Write("households"))).Should().Be(ImportVerb.NothingApplied);
        (await Run("import", "monitoring-list", Path.Combine(folder, "nothing.csv"))).Should().Be(ImportVerb.NothingApplied);
        (await Run("import", "colours", Write("households"))).Should().Be(ImportVerb.NothingApplied);
    }

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    private Task<int> Run(params string[] arguments) =>
        Verbs.Of([.. arguments, $"--CaseFlow:DataDirectory={Path.Combine(folder, "data")}", "--CaseFlow:Demo:Enabled=false"])!.RunAsync();

    private string Write(string sample)
    {
        var path = Path.Combine(folder, sample + ".csv");
        File.WriteAllBytes(path, Samples.Read(sample));
        return path;
    }
}
