using System.Net;
using System.Net.Http.Json;
using CaseFlow.Domain.Organisations;
using CaseFlow.Web.Data;
using CaseFlow.Web.Hosting;
using CaseFlow.Web.Security;
using CaseFlow.Web.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Web.Tests.Demo;

public sealed class FoundingTheDemoCounty(TestHouse house) : IClassFixture<TestHouse>
{
    [Theory]
    [InlineData("admin", Roles.Admin)]
    [InlineData("auditor", Roles.Auditor)]
    [InlineData("county2", Roles.CountyOfficer)]
    [InlineData("supervisor1", Roles.SupervisionGroup)]
    [InlineData("insurance1", Roles.AgencyOfficer)]
    [InlineData("civilaffairs1", Roles.AgencyOfficer)]
    [InlineData("charity1", Roles.AgencyOfficer)]
    [InlineData("rrb1", Roles.AgencyOfficer)]
    [InlineData("hospital1", Roles.HospitalPolicyDept)]
    [InlineData("expert1", Roles.ExpertPanel)]
    [InlineData("cdc1", Roles.CdcAnalyst)]
    [InlineData("township104", Roles.TownshipOfficer)]
    [InlineData("team204", Roles.FamilyDoctorTeam)]
    [InlineData("village001-1", Roles.VillageDoctor)]
    [InlineData("partner-insurance1", Roles.Partner)]
    public async Task Everybody_of_the_list_signs_in_with_the_common_password(string userName, string role)
    {
        using var client = await house.ClientOfAsync(userName);

        var me = await client.GetAsync("/api/me");

        me.StatusCode.Should().Be(HttpStatusCode.OK);
        (await me.Content.ReadAsStringAsync()).Should().Contain(role);
    }

    [Fact]
    public async Task A_wrong_password_opens_nothing()
    {
        await house.OpenAsync();
        using var client = house.CreateClient();

        var answer = await client.PostAsJsonAsync("/api/tokens", new { userName = "county1", password = TestHouse.Password + "x" });

        answer.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Thirteen_townships_each_have_a_health_centre_villages_with_clinics_and_a_member_of_the_supervision_group()
    {
        var units = await UnitsAsync();
        var contacts = await ReadAsync(db => db.SupervisionContacts.Select(c => c.OrganisationId).Distinct().ToListAsync());

        var townships = units.Where(u => u.Kind is OrgKind.Township).ToList();
        townships.Should().HaveCount(13);
        townships.Select(t => t.Id).Should().BeEquivalentTo(contacts);
        foreach (var township in townships)
        {
            var centre = units.Should().ContainSingle(u => u.ParentId == township.Id && (u.Kind == OrgKind.TownshipHealthCentre || u.Kind == OrgKind.CommunityHealthCentre)).Which;
            var villages = units.Count(u => u.Kind is OrgKind.Village && u.ParentId == township.Id);
            villages.Should().BeInRange(4, 6);
            units.Count(u => u.Kind is OrgKind.VillageClinic && u.ParentId == centre.Id).Should().Be(villages);
        }

        units.Where(u => u.Kind is OrgKind.Village).Should().OnlyContain(v => v.Code[9] == '9').And.OnlyHaveUniqueItems(v => v.Name);
    }

    [Fact]
    public async Task Above_every_village_doctor_stands_the_township_and_above_it_the_county()
    {
        var units = (await UnitsAsync()).ToDictionary(u => u.Id);
        OrgUnit? Find(Guid id) => units.GetValueOrDefault(id);

        foreach (var village in units.Values.Where(u => u.Kind is OrgKind.Village))
        {
            var township = units[village.ParentId!.Value];
            var county = units[township.ParentId!.Value];
            SupervisorChain.SupervisorOf(village.Id, Find, except: village.PrincipalUserId).Should().Be(township.PrincipalUserId).And.NotBeNull();
            SupervisorChain.SupervisorOf(township.Id, Find, except: township.PrincipalUserId).Should().Be(county.PrincipalUserId).And.NotBeNull();
            SupervisorChain.SupervisorOf(county.Id, Find, except: county.PrincipalUserId).Should().Be(county.DeputyUserId).And.NotBeNull();
        }
    }

    [Fact]
    public async Task Two_users_with_the_same_password_have_stamps_of_their_own()
    {
        var stamps = await ReadAsync(db => db.Users.Select(u => u.SecurityStamp).ToListAsync());

        stamps.Should().OnlyHaveUniqueItems().And.NotContainNulls();
    }

    private Task<List<OrgUnit>> UnitsAsync() => ReadAsync(db => db.Set<OrgUnit>().ToListAsync());

    private async Task<T> ReadAsync<T>(Func<CaseFlowDb, Task<T>> read)
    {
        await house.OpenAsync();
        await using var scope = house.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CallerContext>().BecomeSystem("test");
        return await read(scope.ServiceProvider.GetRequiredService<CaseFlowDb>());
    }
}

public sealed class OpeningACountyWithoutDemo
{
    [Fact]
    public async Task It_has_one_user_and_no_organisation()
    {
        await using var house = new TestHouse { Settings = { ["CaseFlow:Demo:Enabled"] = "false", ["CaseFlow:Admin:Password"] = TestHouse.Password } };
        using var client = await house.ClientOfAsync("admin");
        await using var scope = house.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CaseFlowDb>();

        (await db.Users.CountAsync()).Should().Be(1);
        (await db.Set<OrgUnit>().CountAsync()).Should().Be(0);
        house.Services.GetRequiredService<OpeningNotices>().All.Should().ContainSingle().Which.Should().NotContain(TestHouse.Password);
    }

    [Fact]
    public async Task A_password_that_nobody_chose_is_generated_and_told_once()
    {
        var folder = Path.Combine(Path.GetTempPath(), "caseflow-tests", Guid.CreateVersion7().ToString("N"));
        var settings = new Dictionary<string, string> { ["CaseFlow:Demo:Password"] = "", ["CaseFlow:Demo:Enabled"] = "false" };
        string told;
        await using (var first = new TestHouse { Folder = folder, KeepsFolder = true, Settings = settings })
        {
            await first.OpenAsync();
            told = first.Services.GetRequiredService<OpeningNotices>().All.Should().ContainSingle().Which.Split(' ')[^1];
            using var client = first.CreateClient();
            var answer = await client.PostAsJsonAsync("/api/tokens", new { userName = "admin", password = told });
            answer.StatusCode.Should().Be(HttpStatusCode.OK);
        }

        await using var second = new TestHouse { Folder = folder, Settings = settings };
        await second.OpenAsync();
        second.Services.GetRequiredService<OpeningNotices>().All.Should().BeEmpty();
        using var again = second.CreateClient();
        (await again.PostAsJsonAsync("/api/tokens", new { userName = "admin", password = told })).StatusCode.Should().Be(HttpStatusCode.OK);
    }
}
