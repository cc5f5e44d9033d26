using CaseFlow.Domain.Cases;
using CaseFlow.Domain.Detection;

namespace CaseFlow.Domain.Tests.Cases;

public sealed class ReopeningACase
{
    [Fact]
    public void A_concern_starts_the_next_cycle_at_the_township()
    {
        var closed = A.Case().Closed();
        closed.ReportReturnVisit(VisitKind.Return, new(A.Monday.AddDays(30), true, "concern", Day: 30), A.By(A.Doctor, day: 30));

        closed.Reopen("concern", null, A.Policy, A.By(A.Doctor, day: 30));

        (closed.Cycle, closed.Stage).Should().Be((2, CaseStage.TownshipVerification));
        closed.HasConsentFor(Agencies.InsuranceBureau).Should().BeFalse("consent was given for the first cycle");
        closed.CurrentMeasures().Should().BeEmpty();
    }

    [Fact]
    public void Twelve_months_after_closure_is_the_last_day()
    {
        var lastDay = A.Monday.AddMonths(12).DayNumber - A.Monday.DayNumber;

        A.Case().Closed().MayReopen(A.Policy, A.Monday.AddDays(lastDay)).Should().BeTrue();
        A.RefusalOf(() => A.Case().Closed().Reopen("newHit", Severity.Red, A.Policy, A.By(null, lastDay + 1))).Should().Be("case.reopen_too_late");
    }

    [Fact]
    public void Only_a_closed_case_reopens() =>
        A.RefusalOf(() => A.Case().Granted().Reopen("clawback", null, A.Policy, A.By(A.County))).Should().Be("case.not_in_stage");

    [Fact]
    public void The_second_cycle_may_be_returned_again()
    {
        var reopened = A.Case().Visited();
        reopened.ReturnToVisit("once", A.Policy, A.By(A.Township));
        reopened.Confirm(A.By(A.Township));
        reopened.AcceptAtReview("MajorIllness", Severity.Orange, [A.Plan("Enrolment")], A.Policy, A.By(A.County));
        reopened.Push([], A.By(A.County));
        reopened.CancelMeasure(reopened.CurrentMeasures().Single().Id, "not needed", A.By(A.County));
        reopened.BeginClosureReview(A.By(null));
        reopened.ReportHomeCheck(new(A.Monday, true, "propose"), A.By(A.Township));
        reopened.ProposeClosure(A.AllAttested, A.GoodFacts, A.Policy, A.By(A.Township));
        reopened.RecordSample(true, A.By(A.County));
        reopened.Close(A.GoodFacts, A.Policy, A.By(A.County));
        reopened.Reopen("concern", null, A.Policy, A.By(A.Doctor));

        reopened.Invoking(c => c.ReturnToVisit("once more", A.Policy, A.By(A.Township))).Should().NotThrow();
    }
}
