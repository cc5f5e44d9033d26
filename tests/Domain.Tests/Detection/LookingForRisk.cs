using CaseFlow.Domain.Detection;
using CaseFlow.Domain.People;

namespace CaseFlow.Domain.Tests.Detection;

/// <summary>The worked examples of the rules, with the policy that ships.</summary>
public sealed class LookingForRisk
{
    [Fact]
    public void X1_a_monitored_patient_with_a_long_stay_makes_the_household_red_by_R01_and_R04()
    {
        var evaluation = new TestHousehold(4, 30_000m, PopulationType.EdgeHousehold).Paid(10_387.20m, selfFunded: 4000m).Evaluate();

        Rules(evaluation).Should().Equal("R01", "R04");
        evaluation.OpensCaseAt.Should().Be(Severity.Red);
        var harm = evaluation.Hits.Single(h => h.Rule == "R04");
        harm.Inputs["leftPerMember"].Should().Be(4903.20m);
        harm.Threshold.Should().Be(6000m);
        harm.PolicyVersion.Should().Be(Seeds.Policy.Version);
    }

    [Fact]
    public void X2_low_costs_hit_nothing_until_a_major_disease_is_diagnosed()
    {
        var household = new TestHousehold(3, 45_000m).Paid(2236m);
        household.Evaluate().Hits.Should().BeEmpty();

        var evaluation = household.Diagnosed("C16.2").Evaluate();

        Rules(evaluation).Should().Equal("R06");
        evaluation.OpensCaseAt.Should().Be(Severity.Orange);
    }

    [Theory]
    [InlineData(30_000, true)]
    [InlineData(12_800.01, true)]
    [InlineData(12_800, false)]
    public void X3_a_person_must_bear_more_than_last_years_disposable_income(decimal borne, bool fires)
    {
        var evaluation = new TestHousehold(3, 300_000m).Paid(borne).Evaluate();

        Rules(evaluation).Contains("R03").Should().Be(fires);
        (evaluation.OpensCaseAt is Severity.Red).Should().Be(fires);
    }

    [Fact]
    public void X3_two_members_below_the_income_each_do_not_add_up()
    {
        var household = new TestHousehold(3, 300_000m);

        var evaluation = household.Paid(10_000m).Paid(10_000m, by: household.SecondPatient).Evaluate();

        Rules(evaluation).Should().Equal("R01");
    }

    [Theory]
    [InlineData(10_000.00, true)]
    [InlineData(9_999.99, false)]
    public void X4_ten_thousand_yuan_reach_R01(decimal borne, bool fires) =>
        Rules(new TestHousehold(3, 300_000m).Paid(borne).Evaluate()).Contains("R01").Should().Be(fires);

    [Theory]
    [InlineData(24_100.00, false)] // 6000.00 a head
    [InlineData(24_099.99, true)] // 5999.9975 a head: no rounding decides
    [InlineData(24_099.96, true)] // 5999.99 a head
    public void X4_what_is_left_must_be_below_the_line(decimal income, bool fires) =>
        Rules(new TestHousehold(4, income).Paid(100m).Evaluate()).Contains("R04").Should().Be(fires);

    [Fact]
    public void X8_an_uninsured_patient_is_a_service_gap_and_red()
    {
        var evaluation = new TestHousehold(3, 200_000m).NotEnrolled().WithEnrolmentsOf(2021).Paid(20_000m, selfFunded: 1000m).Evaluate();

        evaluation.Hits.Select(h => (h.Rule, h.Severity)).Should().Equal(
            ("R01", Severity.Orange), ("R03", Severity.Red), ("R11", Severity.Yellow));
        evaluation.OpensCaseAt.Should().Be(Severity.Red);
        evaluation.Gaps.Should().ContainSingle(h => h.Rule == "R11");
    }

    [Theory]
    [InlineData("2020-07-16", true)]
    [InlineData("2020-07-15", false)]
    [InlineData("2021-07-15", true)]
    [InlineData("2021-07-16", false)]
    public void The_window_begins_the_day_after_twelve_months_ago_and_ends_today(string settled, bool counts) =>
        Rules(new TestHousehold(3, 300_000m).Paid(10_000m, DateOnly.Parse(settled, null)).Evaluate()).Contains("R01").Should().Be(counts);

    [Theory]
    [InlineData(20_000, true)]
    [InlineData(20_000.01, false)]
    public void Half_of_the_income_reaches_R02(decimal income, bool fires) =>
        Rules(new TestHousehold(1, income).Paid(10_000m).Evaluate()).Contains("R02").Should().Be(fires);

    [Fact]
    public void An_income_of_nothing_is_reached_by_any_cost() =>
        Rules(new TestHousehold(1, 0m).Paid(1m).Evaluate()).Should().Contain("R02");

    [Fact]
    public void Poverty_without_medical_cost_is_not_this_rules_business() =>
        new TestHousehold(4, 8_000m).Evaluate().Hits.Should().BeEmpty();

    [Fact]
    public void Later_aid_and_reversals_lower_what_was_borne()
    {
        var helped = new TestHousehold(3, 300_000m).Paid(10_500m).Helped(600m);
        var reversed = new TestHousehold(3, 300_000m).Paid(10_500m).Paid(-10_500m);

        Rules(helped.Evaluate()).Should().BeEmpty();
        Rules(reversed.Evaluate()).Should().BeEmpty();
    }

    [Fact]
    public void Counting_only_compliant_cost_leaves_out_the_self_funded_part()
    {
        var household = new TestHousehold(3, 300_000m).Paid(10_500m, selfFunded: 600m);

        Rules(household.Evaluate()).Should().Equal("R01");
        Rules(household.Evaluate(Seeds.Policy with { CompliantOnly = true })).Should().BeEmpty();
    }

    [Fact]
    public void High_cost_alone_hits_nothing_where_both_are_required()
    {
        var both = Seeds.Policy with { RequireBoth = true };

        Rules(new TestHousehold(3, 300_000m).Paid(10_500m).Evaluate(both)).Should().BeEmpty();
        Rules(new TestHousehold(3, 20_000m).Paid(10_500m).Evaluate(both)).Should().Equal("R01", "R02", "R04");
    }

    [Fact]
    public void Ordinary_rural_households_are_looked_at_only_for_ruinous_cost()
    {
        var evaluation = new TestHousehold(3, 300_000m, PopulationType.OrdinaryRural)
            .NotEnrolled().WithEnrolmentsOf(2021).Paid(13_000m).Diagnosed("C16.2").Evaluate();

        Rules(evaluation).Should().Equal("R03");
    }

    [Fact]
    public void Silence_about_enrolment_means_nothing_until_the_years_file_is_in() =>
        new TestHousehold(3, 300_000m).NotEnrolled().WithEnrolmentsOf(2020).Evaluate().Hits.Should().BeEmpty();

    [Fact]
    public void What_the_insurer_says_outright_is_not_silence() =>
        Rules(new TestHousehold(3, 300_000m).SaidNotToBeEnrolled().Evaluate()).Should().Equal("R11");

    [Fact]
    public void A_rule_that_the_policy_does_not_name_is_switched_off()
    {
        var without = Seeds.Policy with { Severities = new Dictionary<string, Severity> { ["R04"] = Severity.Red } };

        Rules(new TestHousehold(3, 300_000m).Paid(50_000m).Evaluate(without)).Should().BeEmpty();
    }

    [Fact]
    public void The_line_and_the_income_are_those_of_the_year_or_the_latest_before()
    {
        var policy = Seeds.Policy with
        {
            PovertyLines = [new(2021, null, 6000m), new(2023, null, 7000m), new(2023, "53", 7500m)],
            DisposableIncomes = [new(2020, 12_800m), new(2022, 16_000m)],
        };

        policy.LineOf(2022, "34").Yuan.Should().Be(6000m);
        policy.LineOf(2026, "34").Yuan.Should().Be(7000m);
        policy.LineOf(2026, "53").Yuan.Should().Be(7500m);
        policy.IncomeBefore(2021).Yuan.Should().Be(12_800m);
        policy.IncomeBefore(2022).Yuan.Should().Be(12_800m);
        policy.IncomeBefore(2023).Yuan.Should().Be(16_000m);
    }

    private static IEnumerable<string> Rules(Evaluation evaluation) => evaluation.Hits.Select(h => h.Rule);
}
