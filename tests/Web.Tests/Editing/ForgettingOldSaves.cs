using CaseFlow.Web.Features.Editing;
using CaseFlow.Web.Tests.Live;
using CaseFlow.Workflows.Definitions;
using static CaseFlow.Web.Tests.Editing.EditingHouse;

namespace CaseFlow.Web.Tests.Editing;

public sealed class ForgettingOldSaves(LiveHouse house) : IClassFixture<LiveHouse>
{
    [Fact]
    public async Task Saves_older_than_they_are_kept_and_more_than_are_kept_go()
    {
        var now = DateTimeOffset.UtcNow;
        await house.StoredAsync(Lines("many", 1));
        await house.StoredAsync(Lines("aged", 1));
        await house.SendAsync(new LiveHouse.Keep([
            .. Enumerable.Range(1, 1_010).Select(n => Save("many", now.AddMinutes(-n))),
            Save("aged", now.AddDays(-399)),
            Save("aged", now.AddDays(-401)),
        ]));

        while (await house.SendAsync(new PurgeSaves.Command()))
        {
            // One batch after the other, as the sweep does.
        }

        using var admin = await house.ClientOfAsync("admin");
        (await admin.SavesAsync("aged")).Count.Should().Be(2, "of three one is too old");
        (await admin.SavesAsync("many", "?pageSize=1&page=1000")).Should().ContainSingle();
        (await admin.SavesAsync("many", "?pageSize=1&page=1001")).Should().BeEmpty();
        ((string)(await admin.SavesAsync("many"))[0]!["door"]!).Should().Be("Api", "the newest stay");
    }

    private static DefinitionSave Save(string definition, DateTimeOffset at) => new()
    {
        Id = Guid.CreateVersion7(at),
        DefinitionId = definition,
        Version = 1,
        At = at,
        StartedAt = at,
        UserName = "admin",
        Door = SaveDoor.Studio,
        Activities = 1,
        ContentHash = "",
        Content = [],
        Difference = new ShortDifference(0, 0, 0, 0, 0, 0, [], [], []).Write(),
        IsLayout = false,
    };
}
