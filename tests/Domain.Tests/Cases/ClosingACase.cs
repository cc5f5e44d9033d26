using CaseFlow.Domain.Cases;
using CaseFlow.Domain.Detection;

namespace CaseFlow.Domain.Tests.Cases;

public sealed class ClosingACase
{
    [Fact]
    public void With_every_condition_answered_for_it_closes_and_says_who_answered()
    {
        var closed = A.Case().Closed();

        closed.Stage.Should().Be(CaseStage.Closed);
        closed.Conditions.Where(c => c.Basis is ConditionBasis.Attested)
            .Should().OnlyContain(c => c.AttestedBy == A.Township && c.ConfirmedBy == A.County);
        closed.Conditions.Select(c => c.Key).Should().BeEquivalentTo(ClosingConditions.All);
    }

    [Theory]
    [InlineData(ClosingConditions.IncomeAboveLine)]
    [InlineData(ClosingConditions.GuaranteesSecure)]
    [InlineData(ClosingConditions.ContractValid)]
    [InlineData(ClosingConditions.FourClear)]
    public void What_nobody_answered_for_is_not_assumed(string missing)
    {
        var review = A.Case().InClosureReview();
        review.ReportHomeCheck(new(A.Monday, true, "propose"), A.By(A.Township));
        var answers = A.AllAttested.Where(a => a.Key != missing).ToDictionary();
        review.ProposeClosure(answers, A.GoodFacts, A.Policy, A.By(A.Township));
        review.RecordSample(true, A.By(A.County));

        A.RefusalOf(() => review.Close(A.GoodFacts, A.Policy, A.By(A.County))).Should().Be("closure.condition_open");

        review.OpenConditions().Should().Equal(missing);
        review.Stage.Should().Be(CaseStage.ClosureReview);
    }

    [Fact]
    public void A_new_hit_keeps_it_open()
    {
        var proposed = A.Case().Proposed();

        A.RefusalOf(() => proposed.Close(A.GoodFacts with { NewRedOrOrangeHit = true }, A.Policy, A.By(A.County)))
            .Should().Be("closure.condition_open");
    }

    [Fact]
    public void A_home_check_of_thirty_days_ago_still_counts_and_one_of_thirty_one_does_not()
    {
        A.Case().Proposed().Invoking(c => c.Close(A.GoodFacts, A.Policy, A.By(A.County, day: 30))).Should().NotThrow();
        A.RefusalOf(() => A.Case().Proposed().Close(A.GoodFacts, A.Policy, A.By(A.County, day: 31))).Should().Be("closure.condition_open");
    }

    [Fact]
    public void Who_made_the_home_visit_does_not_make_the_home_check() =>
        A.RefusalOf(() => A.Case().InClosureReview().ReportHomeCheck(new(A.Monday, true, "propose"), A.By(A.Doctor)))
            .Should().Be("closure.same_visitor");

    [Fact]
    public void A_household_without_labour_stays_supported()
    {
        var proposed = A.Case().Proposed();

        A.RefusalOf(() => proposed.Close(A.GoodFacts with { HasLabour = false }, A.Policy, A.By(A.County))).Should().Be("closure.no_labour");
        proposed.ContinueSupport(A.By(A.County));

        proposed.Stage.Should().Be(CaseStage.ContinuingSupport);
        proposed.IsOpen.Should().BeTrue();
    }

    [Fact]
    public void A_Red_case_is_always_looked_at_by_the_supervision_group()
    {
        var review = A.Case(Severity.Red).InClosureReview();
        review.ReportHomeCheck(new(A.Monday, true, "propose"), A.By(A.Township));
        review.ProposeClosure(A.AllAttested, A.GoodFacts, A.Policy, A.By(A.Township));

        review.IsSampledAtClosure(A.Policy).Should().BeTrue();
        A.RefusalOf(() => review.Close(A.GoodFacts, A.Policy, A.By(A.County))).Should().Be("closure.sample_missing");
    }
}
