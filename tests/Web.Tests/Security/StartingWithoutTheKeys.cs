using CaseFlow.Domain.Common;
using CaseFlow.Web.Data;
using CaseFlow.Web.Data.PersonalData;
using CaseFlow.Web.Security.Keys;
using CaseFlow.Web.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Web.Tests.Security;

public sealed class StartingWithoutTheKeys(TestHouse house) : IClassFixture<TestHouse>
{
    [Fact]
    public async Task An_empty_key_directory_is_refused_and_stays_empty()
    {
        await house.OpenAsync();
        var elsewhere = new KeyDirectory(Path.Combine(house.Folder, "no-keys"), Path.Combine(house.Folder, "data"));

        var starting = () => StartAsync(new KeyRing(elsewhere, TimeProvider.System));

        (await starting.Should().ThrowAsync<DomainException>()).Which.Code.Should().Be("keys.missing");
        File.Exists(elsewhere.KeyFile).Should().BeFalse();
    }

    [Fact]
    public async Task The_keys_of_another_installation_are_refused()
    {
        await house.OpenAsync();
        using var other = new TemporaryKeys();
        other.Ring.Newest(KeyUse.Data);

        var starting = () => StartAsync(other.Ring);

        (await starting.Should().ThrowAsync<DomainException>()).Which.Code.Should().Be("keys.missing");
    }

    [Fact]
    public async Task Its_own_keys_are_taken()
    {
        await house.OpenAsync();

        var starting = () => StartAsync(house.Services.GetRequiredService<KeyRing>());

        await starting.Should().NotThrowAsync();
    }

    [Fact]
    public async Task Everything_in_the_key_directory_is_its_owners_only()
    {
        await house.OpenAsync();
        using var client = await house.ClientOfAsync("auditor"); // makes the keys of tokens
        var keys = house.Services.GetRequiredService<KeyRing>().Directory.Path;

        if (!OperatingSystem.IsWindows())
        {
            const UnixFileMode others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute
                | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;
            string[] folders = [keys, .. Directory.EnumerateDirectories(keys)];
            foreach (var folder in folders)
            {
                (File.GetUnixFileMode(folder) & others).Should().Be(UnixFileMode.None, folder);
            }

            (File.GetUnixFileMode(Path.Combine(keys, "keys.json")) & others).Should().Be(UnixFileMode.None);
        }
    }

    private async Task StartAsync(KeyRing ring)
    {
        await using var scope = house.Services.CreateAsyncScope();
        await new WitnessKeys.Handler(scope.ServiceProvider.GetRequiredService<CaseFlowDb>(), ring).Handle(new(), CancellationToken.None);
    }
}
