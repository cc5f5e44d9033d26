using CaseFlow.Domain.Organisations;
using CaseFlow.Web.Live;
using CaseFlow.Web.Security;
using CaseFlow.Web.Tests.Hosting;

namespace CaseFlow.Web.Tests.Live;

/// <summary>A unit's supervisor is its principal, else its deputy, else the next unit's up (S56).</summary>
public sealed class AnsweringForAUnit(LiveHouse house) : IClassFixture<LiveHouse>
{
    private readonly DateTimeOffset now = TimeProvider.System.GetUtcNow();

    [Fact]
    public async Task The_principal_hears_it_and_not_the_deputy()
    {
        var (unit, _) = await TreeAsync();
        await using var principal = await LeaderAsync(unit);
        await using var deputy = await LeaderAsync(unit);
        await LeadAsync(unit, principal, deputy);

        await TellAsync(unit.Id);

        await principal.Client.WaitForAsync(m => m.Code == "first");
        await NotToldAsync(deputy);
    }

    [Fact]
    public async Task The_deputy_hears_it_while_the_principal_is_disabled()
    {
        var (unit, _) = await TreeAsync();
        await using var principal = await LeaderAsync(unit);
        await using var deputy = await LeaderAsync(unit);
        await LeadAsync(unit, principal, deputy);
        await house.SendAsync(new LiveHouse.Change(principal.Name, user => user.Disabled = true));

        await TellAsync(unit.Id);

        await deputy.Client.WaitForAsync(m => m.Code == "first");
        principal.Client.Received.Should().BeEmpty();
    }

    [Fact]
    public async Task The_next_units_principal_hears_it_where_nobody_is_named()
    {
        var (unit, above) = await TreeAsync();
        await using var principal = await LeaderAsync(above);
        await LeadAsync(above, principal, null);

        await TellAsync(unit.Id);

        await principal.Client.WaitForAsync(m => m.Code == "first");
    }

    [Fact]
    public async Task A_principal_who_is_the_only_candidate_answers_to_the_next_unit()
    {
        var (unit, above) = await TreeAsync();
        await using var principal = await LeaderAsync(unit);
        await using var principalAbove = await LeaderAsync(above);
        await LeadAsync(unit, principal, null);
        await LeadAsync(above, principalAbove, null);

        await TellAsync(unit.Id, Roles.HospitalPolicyDept);

        await principal.Client.WaitForAsync(m => m.Code == "first");
        await principalAbove.Client.WaitForAsync(m => m.Code == "first");
    }

    private async Task NotToldAsync(Leader who)
    {
        await house.TellAsync(LiveHouse.Event(who.Unit.Id, Roles.HospitalPolicyDept) with { Code = "second" });
        await who.Client.WaitForAsync(m => m.Code == "second");
        who.Client.Received.Should().NotContain(m => m.Code == "first");
    }

    private Task TellAsync(Guid unit, string role = Roles.VillageDoctor) => house.TellAsync(LiveHouse.Event(unit, role) with { Code = "first" });

    private async Task<(OrgUnit Unit, OrgUnit Above)> TreeAsync()
    {
        var number = Random.Shared.NextInt64(100, 999_999_999_999);
        var above = OrgUnit.Found(new($"A{number}", "Above", null, OrgKind.HealthBureau, null), now);
        var unit = OrgUnit.Found(new($"U{number}", "Unit", null, OrgKind.Charity, above.Id), now);
        await house.SendAsync(new LiveHouse.Keep([above, unit]));
        return (unit, above);
    }

    private async Task<Leader> LeaderAsync(OrgUnit unit)
    {
        var name = await house.UserAsync(unit.Id, Roles.HospitalPolicyDept);
        return new(name, unit, await house.ListenAsync(name));
    }

    private async Task LeadAsync(OrgUnit unit, Leader principal, Leader? deputy) =>
        await house.SendAsync(new LiveHouse.Lead(unit.Id, principal.Name, deputy?.Name));

    private sealed record Leader(string Name, OrgUnit Unit, HubClient Client) : IAsyncDisposable
    {
        public ValueTask DisposeAsync() => Client.DisposeAsync();
    }
}
