using System.Security.Cryptography;
using System.Text.Json;
using CaseFlow.Domain.Common;
using CaseFlow.Domain.Organisations;
using CaseFlow.Domain.People;
using CaseFlow.Web.Features.Demo;
using CaseFlow.Web.Features.Demo.Facts;
using Xunit.Abstractions;

namespace CaseFlow.Web.Tests.Demo;

public sealed class InventingPeople(ITestOutputHelper output)
{
    private static readonly DateOnly AsOf = new(2026, 11, 22);
    private static readonly DateTimeOffset Now = DateTimeOffset.UnixEpoch;
    private static readonly List<DemoHousehold> County = [.. new DemoPopulation(1, AsOf).Households(2000)];

    [Fact]
    public void Every_ID_number_is_valid_unique_and_of_the_address_code_that_no_place_has()
    {
        var numbers = County.SelectMany(h => h.Members).Select(m => m.Details.IdNo).ToList();

        numbers.Should().OnlyHaveUniqueItems().And.OnlyContain(n => n.StartsWith("532599", StringComparison.Ordinal));
        numbers.Invoking(all => all.ForEach(n => IdNumber.Parse(n, AsOf))).Should().NotThrow();
    }

    [Fact]
    public void Two_thousand_households_are_about_seven_thousand_people_most_of_whom_have_a_name_of_their_own()
    {
        var people = County.SelectMany(h => h.Members).ToList();

        people.Count.Should().BeInRange(6_300, 7_700);
        people.Select(p => p.Details.Name).Distinct().Count().Should().BeGreaterThan(people.Count * 6 / 10);
        County.Select(h => h.Details.HouseholdNo).Should().OnlyHaveUniqueItems();
        County.Select(h => h.Details.RegionCode).Distinct().Should().HaveCount(DemoPlaces.Townships.Sum(t => DemoPlaces.VillagesOf(t).Count));
    }

    [Fact]
    public void Every_fact_passes_the_domain_and_the_sums_of_every_claim_hold_to_the_fen()
    {
        var claims = 0;
        foreach (var invented in County)
        {
            var household = Household.Register(invented.Details, new(Guid.CreateVersion7(), Guid.CreateVersion7()), AsOf, Now);
            var members = invented.Members.Select(m => Person.Register(household, m.Details, AsOf, Now)).ToList();
            household.CountsRight(members, AsOf).Should().BeTrue();
            members.Should().ContainSingle(m => m.RelationToHead == RelationToHead.Head);
            foreach (var (member, person) in invented.Members.Zip(members))
            {
                member.Enrolments.ToList().ForEach(e => Enrolment.Record(person.Id, household.Id, e, AsOf, Now));
                member.Diagnoses.ToList().ForEach(d => Diagnosis.Record(person, new(d.Icd10, d.Name, d.On, null), AsOf, Now));
                foreach (var claim in member.Claims)
                {
                    var kept = MedicalExpense.Record(person.Id, household.Id, claim.Details with { InstitutionId = Guid.CreateVersion7() }, AsOf, Now);
                    (kept.SelfFunded + kept.Compliant).Should().Be(kept.Total);
                    (kept.BasicPaid + kept.MajorPaid + kept.AidPaid + kept.PersonalPaid - kept.SelfFunded).Should().Be(kept.Compliant);
                    kept.SettleDate.Should().BeOnOrAfter(person.BirthDate);
                    (person.DeathDate <= kept.SettleDate).Should().BeFalse();
                    claims++;
                }
            }
        }

        County.SelectMany(h => h.Members).SelectMany(m => m.Claims).Select(c => (c.Institution, c.Details.ClaimNo)).Should().OnlyHaveUniqueItems();
        output.WriteLine($"{County.Count} households, {County.Sum(h => h.Members.Count)} people, {claims} claims, " +
            $"{County.SelectMany(h => h.Members).Sum(m => m.Diagnoses.Count)} diagnoses, {County.Count(h => h.Listed is { RiskEliminatedOn: null })} on the list");
    }

    [Fact]
    public void Costs_are_of_the_last_two_years_by_whole_months()
    {
        var settled = County.SelectMany(h => h.Members).SelectMany(m => m.Claims).Select(c => c.Details.SettleDate).ToList();

        settled.Min().Should().BeOnOrAfter(new DateOnly(2024, 11, 1)).And.BeBefore(new DateOnly(2024, 12, 1));
        settled.Max().Should().BeOnOrBefore(new DateOnly(2026, 10, 31));
        settled.Select(d => $"{d:yyyyMM}").Distinct().Should().HaveCount(24);
    }

    [Fact]
    public void The_same_seed_gives_the_same_county_and_another_seed_another()
    {
        var first = Digest(new DemoPopulation(7, AsOf).Households(300));

        Digest(new DemoPopulation(7, AsOf).Households(300)).Should().Be(first);
        Digest(new DemoPopulation(8, AsOf).Households(300)).Should().NotBe(first);
        Digest(new DemoPopulation(7, AsOf.AddDays(1)).Households(300)).Should().NotBe(first);
    }

    [Fact]
    public void A_larger_county_begins_with_the_people_of_a_smaller_one() =>
        Digest(new DemoPopulation(7, AsOf).Households(200).Take(50)).Should().Be(Digest(new DemoPopulation(7, AsOf).Households(50)));

    [Theory]
    [InlineData(2021, 7, 15)]
    [InlineData(2024, 2, 29)]
    [InlineData(2027, 1, 1)]
    public void Any_day_will_do(int year, int month, int day)
    {
        var asOf = new DateOnly(year, month, day);

        foreach (var invented in new DemoPopulation(3, asOf).Households(400))
        {
            var household = Household.Register(invented.Details, new(Guid.CreateVersion7(), Guid.CreateVersion7()), asOf, Now);
            foreach (var member in invented.Members)
            {
                var person = Person.Register(household, member.Details, asOf, Now);
                member.Enrolments.ToList().ForEach(e => Enrolment.Record(person.Id, household.Id, e, asOf, Now));
                member.Diagnoses.ToList().ForEach(d => Diagnosis.Record(person, new(d.Icd10, d.Name, d.On, null), asOf, Now));
                member.Claims.ToList().ForEach(c => MedicalExpense.Record(person.Id, household.Id, c.Details, asOf, Now));
            }

            if (invented.Listed is { } listed)
            {
                MonitoringEntry.Record(household.Id, listed, asOf, Now);
            }
        }
    }

    [Theory]
    [InlineData(PopulationType.EdgeHousehold, InstitutionLevel.Prefecture, 60_000, 4_000, 35_880, 6_072, 7_660.80)]
    [InlineData(PopulationType.LowIncomeAllowance, InstitutionLevel.County, 20_000, 1_000, 14_880, 0, 3_090)]
    [InlineData(PopulationType.OrdinaryRural, InstitutionLevel.County, 20_000, 1_000, 13_950, 0, 0)]
    public void The_layers_of_a_claim_are_those_of_the_worked_examples(
        PopulationType population, InstitutionLevel level, decimal total, decimal selfFunded, decimal basic, decimal major, decimal aid)
    {
        var paid = new BenefitLayers(population, insured: true).Settle(VisitType.Inpatient, level, Money.FromYuan(total - selfFunded), referred: true);

        paid.Should().Be(new BenefitLayers.Paid(Money.FromYuan(basic), Money.FromYuan(major), Money.FromYuan(aid)));
    }

    private static string Digest(IEnumerable<DemoHousehold> households) =>
        Convert.ToHexString(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(households)));
}
