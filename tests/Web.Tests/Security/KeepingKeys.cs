using CaseFlow.Domain.Common;
using CaseFlow.Web.Security.Keys;

namespace CaseFlow.Web.Tests.Security;

public sealed class KeepingKeys : IDisposable
{
    private readonly TemporaryKeys place = new();

    [Fact]
    public void They_lie_beside_the_data_and_only_their_owner_reads_them()
    {
        place.Ring.Newest(KeyUse.Data);

        var directory = place.Ring.Directory;
        directory.Path.Should().Be(place.Data + "-keys");
        if (!OperatingSystem.IsWindows())
        {
            File.GetUnixFileMode(directory.Path).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            File.GetUnixFileMode(directory.KeyFile).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
    }

    [Fact]
    public void Each_use_has_a_key_of_its_own_and_the_next_start_finds_the_same()
    {
        var secrets = Enum.GetValues<KeyUse>().Select(u => Convert.ToHexString(place.Ring.Newest(u).Secret.Span)).ToList();

        secrets.Should().OnlyHaveUniqueItems().And.OnlyContain(s => s.Length == 64);
        place.Open().All.Select(k => Convert.ToHexString(k.Secret.Span)).Should().BeEquivalentTo(secrets);
    }

    [Fact]
    public async Task Starts_at_the_same_moment_agree_on_one_set()
    {
        using var line = new Barrier(8);
        var starts = Enumerable.Range(0, 8).Select(_ => Task.Factory.StartNew(
            () =>
            {
                line.SignalAndWait();
                return place.Open().Newest(KeyUse.Data).Id;
            },
            TaskCreationOptions.LongRunning));

        var ids = await Task.WhenAll(starts);

        ids.Distinct().Should().ContainSingle();
        Directory.GetFiles(place.Ring.Directory.Path).Should().Equal(place.Ring.Directory.KeyFile);
    }

    [Fact]
    public void They_are_refused_inside_the_data_directory()
    {
        var opening = () => new KeyDirectory(Path.Combine(place.Data, "keys"), place.Data);

        opening.Should().Throw<DomainException>().Which.Code.Should().Be("keys.inside_data");
    }

    [Fact]
    public void A_file_that_others_can_read_is_refused()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        place.Ring.Newest(KeyUse.Data);
        File.SetUnixFileMode(place.Ring.Directory.KeyFile, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);

        var opening = () => place.Open().All;

        opening.Should().Throw<DomainException>().Which.Code.Should().Be("keys.readable_by_others");
    }

    [Fact]
    public void A_damaged_file_is_refused_and_never_replaced()
    {
        place.Ring.Newest(KeyUse.Data);
        File.WriteAllText(place.Ring.Directory.KeyFile, "{\"format\":1,\"keys\":[{\"id\":\"1\"}]}");

        var opening = () => place.Open().All;

        opening.Should().Throw<DomainException>().Which.Code.Should().Be("keys.malformed");
        File.ReadAllText(place.Ring.Directory.KeyFile).Should().Contain("\"id\":\"1\"");
    }

    public void Dispose() => place.Dispose();
}
