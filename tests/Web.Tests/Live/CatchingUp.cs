using System.Net.Http.Json;
using CaseFlow.Web.Data;
using CaseFlow.Web.Features.Notifications;
using CaseFlow.Web.Live;
using CaseFlow.Web.Security;
using CaseFlow.Web.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Web.Tests.Live;

public sealed class CatchingUp(LiveHouse house) : IClassFixture<LiveHouse>
{
    private readonly Guid township = Guid.CreateVersion7();

    [Fact]
    public async Task Who_was_away_reads_what_was_missed_page_by_page()
    {
        var name = await house.UserAsync(township, Roles.TownshipOfficer);
        await using (var before = await house.ListenAsync(name))
        {
            await TellAsync(2);
            await before.WaitForAsync(m => m.Seq == 2);
        }

        await TellAsync(5);
        await using var again = await ListenOnceAtAsync(name, 7);

        var first = await house.NotificationsAsync(name, "?after=2&pageSize=3");
        var second = await house.NotificationsAsync(name, "?after=5&pageSize=3");

        first.Items.Select(n => n.Seq).Should().Equal(3, 4, 5);
        second.Items.Select(n => n.Seq).Should().Equal(6, 7);
        second.Last.Should().Be(7);
        first.Reset.Should().BeFalse();
        again.LastAtConnecting.Should().Be(7);
    }

    [Fact]
    public async Task Everybody_reads_only_their_own()
    {
        var officer = await house.UserAsync(township, Roles.TownshipOfficer);
        var doctor = await house.UserAsync(township, Roles.VillageDoctor);
        await TellAsync(1);
        await using (await ListenOnceAtAsync(officer, 1))
        {
            (await house.NotificationsAsync(doctor)).Items.Should().BeEmpty();
        }
    }

    [Fact]
    public async Task Who_was_away_longer_than_they_are_kept_is_told_to_load_afresh()
    {
        var name = await house.UserAsync(township, Roles.TownshipOfficer);
        await TellAsync(6);
        await using (await ListenOnceAtAsync(name, 6))
        {
            await AgeAsync(upTo: 4);
        }

        await house.SendAsync(new PurgeNotifications.Command());

        (await house.NotificationsAsync(name, "?after=3")).Should().BeEquivalentTo(new { Items = Array.Empty<Notice>(), Last = 6, Reset = true });
        (await house.NotificationsAsync(name, "?after=4")).Items.Select(n => n.Seq).Should().Equal(5, 6);
        (await house.NotificationsAsync(name)).Items.Select(n => n.Seq).Should().Equal(5, 6);
        (await house.NotificationsAsync(name, "?after=99")).Reset.Should().BeTrue();
    }

    [Fact]
    public async Task When_all_are_gone_the_numbers_go_on_where_they_were()
    {
        var name = await house.UserAsync(township, Roles.TownshipOfficer);
        await TellAsync(2);
        await using (await ListenOnceAtAsync(name, 2))
        {
            await AgeAsync(upTo: 2);
        }

        await house.SendAsync(new PurgeNotifications.Command());
        await TellAsync(1);
        await using var listener = await ListenOnceAtAsync(name, 3);

        (await house.NotificationsAsync(name, "?after=1")).Reset.Should().BeTrue();
        (await house.NotificationsAsync(name, "?after=2")).Items.Select(n => n.Seq).Should().Equal(3);
    }

    [Fact]
    public async Task What_is_read_no_longer_counts()
    {
        var name = await house.UserAsync(township, Roles.TownshipOfficer);
        await TellAsync(5);
        await using var listener = await ListenOnceAtAsync(name, 5);
        using var client = await house.ClientOfAsync(name);

        var read = await client.PostAsJsonAsync("/api/notifications/read", new { upTo = 3 });
        await client.PostAsJsonAsync("/api/notifications/read", new { upTo = 1 });

        (await read.Content.ReadFromJsonAsync<CountUnread.Answer>()).Should().Be(new CountUnread.Answer(Unread: 2, Last: 5, ReadUpTo: 3));
        (await client.GetFromJsonAsync<CountUnread.Answer>("/api/notifications/unread"))!.ReadUpTo.Should().Be(3);
    }

    [Fact]
    public async Task A_restart_between_commit_and_dispatch_loses_nothing()
    {
        var folder = Path.Combine(Path.GetTempPath(), "caseflow-tests", Guid.CreateVersion7().ToString("N"));
        Directory.CreateDirectory(Path.Combine(folder, "data", "leases"));
        string name;
        await using (new FileStream(Path.Combine(folder, "data", "leases", "dispatch.lock"), FileMode.Create, FileAccess.ReadWrite, FileShare.None))
        {
            // Another process dispatches, it seems: so this one only writes.
            await using var first = new LiveHouse { Folder = folder, KeepsFolder = true };
            name = await first.UserAsync(township, Roles.TownshipOfficer);
            await first.TellAsync(LiveHouse.Event(township, Roles.TownshipOfficer, number: 1), LiveHouse.Event(township, Roles.TownshipOfficer, number: 2));
            (await first.NotificationsAsync(name)).Items.Should().BeEmpty();
        }

        await using var second = new LiveHouse { Folder = folder };
        await using var listener = await ListenOnceAtAsync(name, 2, second);

        (await second.NotificationsAsync(name)).Items.Select(n => (n.Seq, n.Params.GetProperty("number").GetInt32())).Should().Equal((1, 1), (2, 2));
    }

    private Task TellAsync(int events) =>
        house.TellAsync([.. Enumerable.Range(0, events).Select(n => LiveHouse.Event(township, Roles.TownshipOfficer, number: n))]);

    /// <summary>Connects anew until the numbers have come that far.</summary>
    private async Task<HubClient> ListenOnceAtAsync(string name, long last, LiveHouse? where = null)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        while (true)
        {
            var listener = await (where ?? house).ListenAsync(name);
            if (listener.LastAtConnecting >= last)
            {
                return listener;
            }

            await listener.DisposeAsync();
            await Task.Delay(50, limit.Token);
        }
    }

    private async Task AgeAsync(long upTo)
    {
        var longAgo = TimeProvider.System.GetUtcNow().AddDays(-91);
        await using var scope = house.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CaseFlowDb>();
        await db.Set<Notification>().Where(n => n.Seq <= upTo).ExecuteUpdateAsync(n => n.SetProperty(x => x.At, longAgo));
    }
}
