using CaseFlow.Domain.Common;
using CaseFlow.Domain.Organisations;

namespace CaseFlow.Domain.Tests.Organisations;

public sealed class AnsweringForAUnit
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 4, 0, 0, TimeSpan.Zero);

    private readonly OrgUnit county = OrgUnit.Found(new("532503", "蒙自市", "Mengzi", OrgKind.County, null), Now);
    private readonly OrgUnit township;
    private readonly OrgUnit village;

    public AnsweringForAUnit()
    {
        township = OrgUnit.Found(new("532503105", "芷村镇", "Zhicun", OrgKind.Township, county.Id), Now);
        village = OrgUnit.Found(new("532503105901", "岩蜂窝", null, OrgKind.Village, township.Id), Now);
    }

    [Fact]
    public void The_principal_answers_else_the_deputy_else_the_next_unit_up()
    {
        var (head, deputy, countyHead) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        SupervisorOf(village).Should().BeNull();

        county.LedBy(countyHead, null);
        SupervisorOf(village).Should().Be(countyHead);
        township.LedBy(null, deputy);
        SupervisorOf(village).Should().Be(deputy);
        township.LedBy(head, deputy);
        SupervisorOf(village).Should().Be(head);
        SupervisorOf(township, except: head).Should().Be(deputy);
    }

    [Fact]
    public void A_circle_in_the_tree_ends_the_walk()
    {
        county.Update(new("532503", "蒙自市", "Mengzi", OrgKind.County, village.Id));

        SupervisorChain.Upwards(village.Id, Find).Should().Equal(village, township, county);
    }

    [Theory]
    [InlineData("53250", OrgKind.County, null, "organisation.code_malformed")]
    [InlineData("532503", OrgKind.Township, null, "organisation.code_malformed")]
    [InlineData("532503105", OrgKind.Village, null, "organisation.code_malformed")]
    [InlineData("H 1", OrgKind.Charity, null, "organisation.code_malformed")]
    [InlineData("H1", OrgKind.CountyHospital, null, "organisation.level_missing")]
    [InlineData("C1", OrgKind.Charity, InstitutionLevel.County, "organisation.level_unexpected")]
    public void A_units_code_and_level_follow_its_kind(string code, OrgKind kind, InstitutionLevel? level, string refusal) =>
        FluentActions.Invoking(() => OrgUnit.Found(new(code, "示例", null, kind, null, level), Now))
            .Should().Throw<DomainException>().Which.Code.Should().Be(refusal);

    [Fact]
    public void A_unit_ends_on_its_last_days_morrow()
    {
        var old = OrgUnit.Found(new("532503104", "新安所镇", null, OrgKind.Township, null, ValidTo: new(2021, 10, 1)), Now);

        old.IsValidOn(new(2021, 9, 30)).Should().BeTrue();
        old.IsValidOn(new(2021, 10, 1)).Should().BeFalse();
    }

    private Guid? SupervisorOf(OrgUnit unit, Guid? except = null) => SupervisorChain.SupervisorOf(unit.Id, Find, except);

    private OrgUnit? Find(Guid id) => new[] { county, township, village }.FirstOrDefault(u => u.Id == id);
}
