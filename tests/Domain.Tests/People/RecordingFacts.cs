using CaseFlow.Domain.Common;
using CaseFlow.Domain.People;

namespace CaseFlow.Domain.Tests.People;

public sealed class RecordingFacts
{
    private static readonly DateOnly Today = new(2026, 11, 21);
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 4, 0, 0, TimeSpan.Zero);
    private static readonly HouseholdPlace Place = new(Guid.CreateVersion7(), Guid.CreateVersion7());

    private static readonly HouseholdDetails Home = new(
        "H-1", "532503105901", "示例路1号", PopulationType.LiftedOut, new(2014, 1, 1), 2019, 3, Money.FromYuan(30_000), 2025, 2, "6222 0000 1234 5678");

    private static readonly PersonDetails Wang = new(
        "53259919620315001x", "王示例", "13800138000", RelationToHead.Head, null, false, false, null, null);

    [Fact]
    public void The_same_household_sent_again_changes_nothing()
    {
        var household = Household.Register(Home, Place, Today, Now);

        household.Update(Home, Place, Today, Now.AddDays(1)).Should().BeFalse();
        household.Update(Home with { MemberCount = 4 }, Place, Today, Now.AddDays(1)).Should().BeTrue();
        household.Update(Home with { MemberCount = 4 }, Place with { VillageId = Guid.CreateVersion7() }, Today, Now.AddDays(2)).Should().BeTrue();

        household.Should().Match<Household>(h => h.MemberCount == 4 && h.ChangedAt == Now.AddDays(2) && h.BankAccount == "6222000012345678");
    }

    [Theory]
    [InlineData("members", "field.out_of_range")]
    [InlineData("labour", "household.labour_exceeds_members")]
    [InlineData("income", "money.negative")]
    [InlineData("registered", "date.in_future")]
    [InlineData("region", "region_code.malformed")]
    [InlineData("bank", "bank_account.malformed")]
    [InlineData("number", "field.missing")]
    [InlineData("address", "field.unreadable")]
    public void A_household_that_cannot_be_is_refused(string what, string code)
    {
        var bad = what switch
        {
            "members" => Home with { MemberCount = 0 },
            "labour" => Home with { LabourCount = 4 },
            "income" => Home with { AnnualNetIncome = Money.FromYuan(-1) },
            "registered" => Home with { RegisteredOn = Today.AddDays(1) },
            "region" => Home with { RegionCode = "532503" },
            "bank" => Home with { BankAccount = "ABC" },
            "number" => Home with { HouseholdNo = " " },
            _ => Home with { Address = "a\u0000b" },
        };

        FluentActions.Invoking(() => Household.Register(bad, Place, Today, Now)).Should().Throw<DomainException>().Which.Code.Should().Be(code);
    }

    [Fact]
    public void A_household_counts_its_living_members()
    {
        var household = Household.Register(Home with { MemberCount = 1, LabourCount = 1 }, Place, Today, Now);
        var alive = Person.Register(household, Wang, Today, Now);
        var dead = Person.Register(household, Wang with { IdNo = "532599194009090122", DeathDate = new(2026, 1, 1) }, Today, Now);

        household.CountsRight([alive, dead], Today).Should().BeTrue();
        household.CountsRight([alive, dead], new(2025, 12, 31)).Should().BeFalse();
    }

    [Fact]
    public void A_person_is_in_one_household_until_they_move_out()
    {
        var first = Household.Register(Home, Place, Today, Now);
        var second = Household.Register(Home with { HouseholdNo = "H-2" }, Place, Today, Now);
        var person = Person.Register(first, Wang, Today, Now);

        person.Update(first, Wang with { IdNo = "53259919620315001X" }, Today, Now).Should().BeFalse("x and X are the same");
        FluentActions.Invoking(() => person.Update(second, Wang, Today, Now)).Should().Throw<DomainException>().Which.Code.Should().Be("person.in_another_household");

        person.Update(first, Wang with { MovedOutOn = new(2026, 10, 1) }, Today, Now).Should().BeTrue();
        person.Update(second, Wang, Today, Now).Should().BeTrue();
        person.HouseholdId.Should().Be(second.Id);
    }

    [Fact]
    public void A_person_cannot_die_before_birth_nor_tomorrow()
    {
        var household = Household.Register(Home, Place, Today, Now);

        Code(() => Person.Register(household, Wang with { DeathDate = new(1962, 3, 14) }, Today, Now)).Should().Be("date.before_birth");
        Code(() => Person.Register(household, Wang with { DeathDate = Today.AddDays(1) }, Today, Now)).Should().Be("date.in_future");
    }

    [Fact]
    public void A_premium_is_what_is_subsidised_and_what_is_paid()
    {
        var details = new EnrolmentDetails(
            2026, true, InsuranceScheme.Resident, Money.FromYuan(400), Money.FromYuan(180), Money.FromYuan(220), SubsidyClass.Fixed, new(2025, 12, 1));
        var enrolment = Enrolment.Record(Guid.CreateVersion7(), Guid.CreateVersion7(), details, Today, Now);

        enrolment.Update(details, Today).Should().BeFalse();
        enrolment.Update(details with { Enrolled = false }, Today).Should().BeTrue();
        Code(() => enrolment.Update(details with { SelfPaid = Money.FromYuan(219) }, Today)).Should().Be("enrolment.premium_sum");
        Code(() => enrolment.Update(details with { SubsidyClass = SubsidyClass.None }, Today)).Should().Be("enrolment.subsidy_without_class");
        Code(() => enrolment.Update(details with { EnrolledOn = null }, Today)).Should().Be("field.missing");
    }

    [Fact]
    public void A_diagnosis_lies_between_birth_and_today()
    {
        var person = Person.Register(Household.Register(Home, Place, Today, Now), Wang, Today, Now);
        var details = new DiagnosisDetails("C16.2", "胃癌", new(2026, 5, 1), null);
        var diagnosis = Diagnosis.Record(person, details, Today, Now);

        diagnosis.IsSameAs(details).Should().BeTrue();
        diagnosis.Update(person, details, Today).Should().BeFalse();
        Code(() => Diagnosis.Record(person, details with { DiagnosedOn = Today.AddDays(1) }, Today, Now)).Should().Be("date.in_future");
        Code(() => Diagnosis.Record(person, details with { DiagnosedOn = new(1962, 3, 14) }, Today, Now)).Should().Be("date.before_birth");
        Code(() => Diagnosis.Record(person, details with { Icd10 = "cancer" }, Today, Now)).Should().Be("icd10.malformed");
    }

    [Fact]
    public void A_list_entry_ends_after_it_began_and_may_be_taken_up_again()
    {
        var details = new MonitoringDetails(MonitoringType.EdgeHousehold, new(2026, 5, 1), null);
        var entry = MonitoringEntry.Record(Guid.CreateVersion7(), details, Today, Now);
        entry.Decline(Guid.CreateVersion7());

        entry.Update(details, Today).Should().BeFalse();
        entry.DeclinedInCaseId.Should().NotBeNull();
        entry.Update(details with { MonitoringType = MonitoringType.SuddenHardship }, Today).Should().BeTrue();
        entry.DeclinedInCaseId.Should().BeNull("the bureau has said something new");
        Code(() => entry.Update(details with { RiskEliminatedOn = new(2026, 4, 30) }, Today)).Should().Be("date.not_in_order");
    }

    private static string Code(Action refused) => refused.Should().Throw<DomainException>().Which.Code;
}
