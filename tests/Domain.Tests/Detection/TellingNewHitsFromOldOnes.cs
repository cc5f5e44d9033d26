using CaseFlow.Domain.Common;
using CaseFlow.Domain.Detection;

namespace CaseFlow.Domain.Tests.Detection;

public sealed class TellingNewHitsFromOldOnes
{
    private static readonly DateTimeOffset Noon = new(2021, 7, 15, 4, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Judged_claims_still_show_but_open_nothing()
    {
        var evaluation = new TestHousehold(4, 30_000m).Paid(14_000m, judged: true).Paid(500m).Evaluate();

        evaluation.Hits.Select(h => h.Rule).Should().Equal("R01", "R03", "R04");
        evaluation.Hits.Should().OnlyContain(h => !h.IsNew);
        evaluation.Hits[0].Inputs["oop"].Should().Be(14_500m);
        evaluation.Hits[0].Inputs["unjudged"].Should().Be(500m);
        evaluation.OpensCaseAt.Should().BeNull();
    }

    [Fact]
    public void Further_claims_that_reach_the_threshold_by_themselves_are_a_new_hit()
    {
        var evaluation = new TestHousehold(4, 300_000m).Paid(11_000m, judged: true).Paid(10_000m).Evaluate();

        evaluation.Hits.Where(h => h.IsNew).Select(h => h.Rule).Should().Equal("R01");
        evaluation.OpensCaseAt.Should().Be(Severity.Orange);
    }

    [Fact]
    public void Aid_of_a_judged_case_does_not_lower_what_came_after()
    {
        var evaluation = new TestHousehold(4, 300_000m).Paid(11_000m, judged: true).Helped(8_000m, judged: true).Paid(10_000m).Evaluate();

        evaluation.OpensCaseAt.Should().Be(Severity.Orange);
    }

    [Fact]
    public void A_diagnosis_fires_once()
    {
        var evaluation = new TestHousehold(3, 45_000m).Diagnosed("C16.2", raised: true).Evaluate();

        evaluation.Hits.Should().ContainSingle(h => h.Rule == "R06" && !h.IsNew);
        evaluation.OpensCaseAt.Should().BeNull();
    }

    [Fact]
    public void A_list_entry_fires_until_the_risk_is_eliminated()
    {
        new TestHousehold(3, 45_000m).Listed(new(2021, 5, 1)).Evaluate().OpensCaseAt.Should().Be(Severity.Orange);
        new TestHousehold(3, 45_000m).Listed(new(2021, 5, 1), new(2021, 7, 16)).Evaluate().OpensCaseAt.Should().Be(Severity.Orange);
        new TestHousehold(3, 45_000m).Listed(new(2021, 5, 1), new(2021, 7, 15)).Evaluate().Hits.Should().BeEmpty();
        new TestHousehold(3, 45_000m).Listed(new(2021, 7, 16)).Evaluate().Hits.Should().BeEmpty();
    }

    [Fact]
    public void A_declined_list_entry_shows_but_opens_no_further_case()
    {
        var evaluation = new TestHousehold(3, 45_000m).Listed(new(2021, 5, 1), declined: true).Evaluate();

        evaluation.Hits.Should().ContainSingle(h => h.Rule == "R15");
        evaluation.OpensCaseAt.Should().BeNull();
    }

    [Fact]
    public void A_signal_covers_the_same_finding_on_another_day_but_not_a_graver_one()
    {
        var household = new TestHousehold(4, 300_000m).Paid(10_000m);
        var signal = RiskSignal.Raise(Guid.CreateVersion7(), SignalSource.Hpads, household.Evaluate(), Noon);

        RiskSignal.Cover([signal], household.Evaluate(asOf: new(2021, 7, 16))).Should().BeTrue();
        RiskSignal.Cover([], household.Evaluate()).Should().BeFalse();
        RiskSignal.Cover([signal], household.Paid(3_000m).Evaluate()).Should().BeFalse("R03 joined");
    }

    [Fact]
    public void What_an_earlier_cycle_knew_does_not_cover_a_later_one()
    {
        var (caseId, grave) = (Guid.CreateVersion7(), new TestHousehold(4, 300_000m).Paid(13_000m).Evaluate());
        var earlier = RiskSignal.Raise(Guid.CreateVersion7(), SignalSource.Hpads, grave, Noon);
        earlier.Open(caseId);
        var reopening = RiskSignal.Raise(
            Guid.CreateVersion7(), SignalSource.Hpads, new TestHousehold(4, 300_000m).Paid(10_000m).Evaluate(), Noon.AddMonths(3));
        reopening.Open(caseId);

        RiskSignal.Cover([reopening, earlier], grave).Should().BeFalse();
    }

    [Fact]
    public void A_signal_of_list_entries_alone_comes_from_the_list()
    {
        var listed = new TestHousehold(3, 45_000m).Listed(new(2021, 5, 1));

        RiskSignal.Raise(Guid.CreateVersion7(), SignalSource.Hpads, listed.Evaluate(), Noon).Source.Should().Be(SignalSource.List);
        RiskSignal.Raise(Guid.CreateVersion7(), SignalSource.Hpads, listed.Diagnosed("C16").Evaluate(), Noon).Source.Should().Be(SignalSource.Hpads);
    }

    [Fact]
    public void A_decided_signal_stays_with_its_case()
    {
        var signal = RiskSignal.Concern(
            Guid.CreateVersion7(), null, SignalSource.Clinic, " worried ", null, Seeds.Policy, TestHousehold.AsOf, Noon);
        var first = Guid.CreateVersion7();
        signal.Open(first);
        signal.Open(first);

        var again = () => signal.AbsorbInto(Guid.CreateVersion7());

        again.Should().Throw<DomainException>().Which.Code.Should().Be("signal.decided");
        signal.Should().Match<RiskSignal>(s => s.Severity == Severity.Orange && s.Note == "worried" && s.CaseId == first);
    }
}
