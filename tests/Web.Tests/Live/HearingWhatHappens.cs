using CaseFlow.Domain.Common;
using CaseFlow.Web.Live;
using CaseFlow.Web.Security;

namespace CaseFlow.Web.Tests.Live;

public sealed class HearingWhatHappens(LiveHouse house) : IClassFixture<LiveHouse>
{
    private readonly Guid township = Guid.CreateVersion7();

    [Fact]
    public async Task The_candidates_hear_of_a_task_and_nobody_else()
    {
        var elsewhere = Guid.CreateVersion7();
        await using var officer = await house.ListenAsync(await house.UserAsync(township, Roles.TownshipOfficer));
        await using var colleague = await house.ListenAsync(await house.UserAsync(township, Roles.TownshipOfficer));
        await using var doctor = await house.ListenAsync(await house.UserAsync(township, Roles.VillageDoctor));
        await using var stranger = await house.ListenAsync(await house.UserAsync(elsewhere, Roles.TownshipOfficer));
        var task = Guid.CreateVersion7();
        var after = Guid.CreateVersion7();

        await house.TellAsync(
            LiveHouse.Event(township, Roles.TownshipOfficer, task),
            LiveHouse.Event(township, Roles.VillageDoctor, after) with { Audience = new(Role: Roles.VillageDoctor, OrganisationId: township, WithSupervisors: false) },
            LiveHouse.Event(elsewhere, Roles.TownshipOfficer, after));

        foreach (var told in new[] { officer, colleague })
        {
            var message = await told.WaitForAsync(LiveEvents.TaskAssigned, task);
            message.Target.Should().Be(LiveEvents.TaskAssigned);
            message.Code.Should().Be("task.assigned");
            message.Params.GetProperty("number").GetInt32().Should().Be(0);
            message.Seq.Should().Be(1);
        }

        // Theirs came after it, so what was before it would be here.
        foreach (var other in new[] { doctor, stranger })
        {
            await other.WaitForAsync(LiveEvents.TaskAssigned, after);
            other.Received.Should().NotContain(m => m.SubjectId == task);
        }
    }

    [Fact]
    public async Task The_supervision_group_hears_of_its_townships_cases_and_of_what_is_carried_up_to_it()
    {
        var elsewhere = Guid.CreateVersion7();
        await using var member = await house.ListenAsync(await house.UserAsync(elsewhere, Roles.SupervisionGroup, township));
        await using var other = await house.ListenAsync(await house.UserAsync(elsewhere, Roles.SupervisionGroup, elsewhere));
        var last = LiveHouse.Event(elsewhere, Roles.SupervisionGroup);

        await house.TellAsync(
            LiveHouse.Event(township, Roles.TownshipOfficer, name: LiveEvents.TaskAssigned),
            LiveHouse.Event(township, Roles.TownshipOfficer, name: LiveEvents.CaseStageChanged),
            LiveHouse.Event(township, Roles.SupervisionGroup, name: LiveEvents.TaskOverdue),
            last);

        await member.WaitForAsync(m => m.Event == LiveEvents.TaskOverdue);
        member.Received.Select(m => m.Event).Should().Equal(LiveEvents.CaseStageChanged, LiveEvents.TaskOverdue);
        await other.WaitForAsync(LiveEvents.TaskAssigned, last.SubjectId);
        other.Received.Should().HaveCount(1);
    }

    [Fact]
    public async Task A_named_assignee_hears_it_alone()
    {
        var name = await house.UserAsync(township, Roles.TownshipOfficer);
        await using var assignee = await house.ListenAsync(name);
        await using var colleague = await house.ListenAsync(await house.UserAsync(township, Roles.TownshipOfficer));
        using var client = await house.ClientOfAsync(name);
        var id = (await System.Net.Http.Json.HttpClientJsonExtensions.GetFromJsonAsync<System.Text.Json.JsonElement>(client, "/api/me")).GetProperty("id").GetGuid();
        var task = Guid.CreateVersion7();
        var after = Guid.CreateVersion7();

        await house.TellAsync(
            LiveHouse.Event(township, "", task) with { Audience = new(UserId: id, OrganisationId: township) },
            LiveHouse.Event(township, Roles.TownshipOfficer, after));

        await assignee.WaitForAsync(LiveEvents.TaskAssigned, task);
        await colleague.WaitForAsync(LiveEvents.TaskAssigned, after);
        colleague.Received.Should().NotContain(m => m.SubjectId == task);
    }

    [Fact]
    public async Task Nobody_hears_of_a_refused_command()
    {
        await using var officer = await house.ListenAsync(await house.UserAsync(township, Roles.TownshipOfficer));
        var refused = LiveHouse.Event(township, Roles.TownshipOfficer);
        var accepted = LiveHouse.Event(township, Roles.TownshipOfficer);

        var refusing = () => house.SendAsync(new LiveHouse.Say([refused], Refuse: true));
        await refusing.Should().ThrowAsync<DomainException>();
        await house.TellAsync(accepted);

        (await officer.WaitForAsync(LiveEvents.TaskAssigned, accepted.SubjectId)).Seq.Should().Be(1);
        officer.Received.Should().NotContain(m => m.SubjectId == refused.SubjectId);
    }

    [Fact]
    public async Task Numbers_have_no_gap_and_come_in_order_however_commands_race()
    {
        const int Commands = 60;
        const int EventsEach = 3;
        await using var one = await house.ListenAsync(await house.UserAsync(township, Roles.TownshipOfficer));
        await using var other = await house.ListenAsync(await house.UserAsync(township, Roles.TownshipOfficer));

        await Task.WhenAll(Enumerable.Range(0, Commands).Select(c =>
        {
            var subject = Guid.CreateVersion7();
            return house.TellAsync([.. Enumerable.Range(0, EventsEach).Select(e => LiveHouse.Event(township, Roles.TownshipOfficer, subject, number: e))]);
        }));

        foreach (var listener in new[] { one, other })
        {
            await listener.WaitForAsync(m => m.Seq == Commands * EventsEach);
            listener.Received.Select(m => m.Seq).Should().Equal(Enumerable.Range(1, Commands * EventsEach).Select(n => (long)n));
            listener.Received.GroupBy(m => m.SubjectId).Should().OnlyContain(g => g.Select(m => m.Params.GetProperty("number").GetInt32()).SequenceEqual(new[] { 0, 1, 2 }));
        }

        other.Received.Select(m => m.Id).Should().Equal(one.Received.Select(m => m.Id));
    }

    [Fact]
    public async Task Somebody_disabled_hears_nothing_and_is_disconnected()
    {
        var name = await house.UserAsync(township, Roles.TownshipOfficer);
        await using var dismissed = await house.ListenAsync(name);
        await using var colleague = await house.ListenAsync(await house.UserAsync(township, Roles.TownshipOfficer));

        await house.SendAsync(new LiveHouse.Change(name, user => user.Disabled = true));
        var task = LiveHouse.Event(township, Roles.TownshipOfficer);
        await house.TellAsync(task);

        await colleague.WaitForAsync(LiveEvents.TaskAssigned, task.SubjectId);
        await dismissed.Closed.WaitAsync(TimeSpan.FromSeconds(10));
        dismissed.Received.Should().BeEmpty();
        await house.SendAsync(new LiveHouse.Change(name, user => user.Disabled = false));
        (await house.NotificationsAsync(name)).Items.Should().BeEmpty();
    }

    [Fact]
    public async Task Somebody_moved_hears_nothing_more_of_the_old_place_and_must_connect_again()
    {
        var name = await house.UserAsync(township, Roles.TownshipOfficer);
        var to = Guid.CreateVersion7();
        await using var moved = await house.ListenAsync(name);

        await house.SendAsync(new LiveHouse.Change(name, user => user.OrganisationId = to));
        await house.TellAsync(LiveHouse.Event(township, Roles.TownshipOfficer), LiveHouse.Event(to, Roles.TownshipOfficer));

        await moved.Closed.WaitAsync(TimeSpan.FromSeconds(10));
        moved.Received.Should().BeEmpty();
        await using var again = await house.ListenAsync(name);
        again.LastAtConnecting.Should().Be(1);
    }

    [Fact]
    public async Task Of_an_imports_progress_only_the_latest_word_need_come()
    {
        await using var officer = await house.ListenAsync(await house.UserAsync(township, Roles.CountyOfficer));
        var import = Guid.CreateVersion7();

        await house.TellAsync([.. Enumerable.Range(1, 50).Select(n => LiveHouse.Event(township, Roles.CountyOfficer, import, LiveEvents.ImportProgress, n))]);

        var latest = await officer.WaitForAsync(m => m.Params.GetProperty("number").GetInt32() == 50);
        latest.Seq.Should().Be(1);
    }

    [Theory]
    [InlineData("The household at risk")]
    [InlineData("张三")]
    [InlineData("532599199001011234")]
    [InlineData("13800000000")]
    public async Task A_sentence_or_personal_data_is_never_told(string value)
    {
        var what = LiveHouse.Event(township, Roles.TownshipOfficer) with { Parameters = new Dictionary<string, object?> { ["text"] = value } };

        var telling = () => house.TellAsync(what);

        await telling.Should().ThrowAsync<ArgumentException>();
    }
}
