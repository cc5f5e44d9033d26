using CaseFlow.Domain.Cases;
using CaseFlow.Domain.Detection;
using CaseFlow.Domain.Referrals;

namespace CaseFlow.Domain.Tests.Cases;

public sealed class VerifyingACase
{
    [Fact]
    public void A_case_begins_as_detected_and_says_so_in_its_history()
    {
        var opened = A.Case();

        opened.Stage.Should().Be(CaseStage.Detected);
        opened.History.Should().ContainSingle().Which.Code.Should().Be("case.history.opened");
    }

    [Fact]
    public void The_township_returns_it_to_the_visit_only_once()
    {
        var visited = A.Case().Visited();
        visited.ReturnToVisit("income proof missing", A.Policy, A.By(A.Township));

        var again = () => visited.ReturnToVisit("still missing", A.Policy, A.By(A.Township));

        A.RefusalOf(again).Should().Be("case.returned_too_often");
        visited.ReturnedBecause.Should().Be("income proof missing");
    }

    [Fact]
    public void The_county_returns_it_to_the_township_twice_at_most()
    {
        var review = A.Case().InReview();
        for (var times = 0; times < 2; times++)
        {
            review.ReturnToTownship("more", A.Policy, A.By(A.County));
            review.Stage.Should().Be(CaseStage.TownshipVerification);
            review.Confirm(A.By(A.Township));
        }

        var third = () => review.ReturnToTownship("more", A.Policy, A.By(A.County));

        A.RefusalOf(third).Should().Be("case.returned_too_often");
        review.Stage.Should().Be(CaseStage.CountyReview);
    }

    [Fact]
    public void Two_absences_on_one_day_count_once()
    {
        var open = A.Case().InVerification();
        open.ReportHomeVisit(new(A.Monday, Found: false, "absent"), A.By(A.Doctor));
        open.ReportHomeVisit(new(A.Monday, Found: false, "absent"), A.By(A.Doctor));

        open.AbsentOftenEnough(A.Policy).Should().BeFalse();
        open.ReportHomeVisit(new(A.Monday.AddDays(1), Found: false, "absent"), A.By(A.Doctor, day: 1));
        open.AbsentOftenEnough(A.Policy).Should().BeTrue();
    }

    [Fact]
    public void A_visit_in_the_future_is_refused() =>
        A.RefusalOf(() => A.Case().InVerification().ReportHomeVisit(new(A.Monday.AddDays(1), true, "atRisk"), A.By(A.Doctor)))
            .Should().Be("case.date_ahead");

    [Fact]
    public void An_emergency_asks_for_temporary_aid_before_the_visit()
    {
        var urgent = A.Case(Severity.Red);
        urgent.RecordConsent(null, A.Monday, [], A.By(A.Township));

        urgent.AcceptAsEmergency(A.By(A.Township));

        urgent.Stage.Should().Be(CaseStage.TownshipVerification);
        urgent.OpenReferral(ReferralKind.TemporaryAid)!.Urgent.Should().BeTrue();
    }

    [Fact]
    public void An_emergency_too_needs_consent() =>
        A.RefusalOf(() => A.Case(Severity.Red).AcceptAsEmergency(A.By(A.Township))).Should().Be("referral.consent_missing");

    [Fact]
    public void An_open_case_absorbs_a_signal_and_takes_the_higher_severity()
    {
        var open = A.Case(Severity.Orange);

        open.Absorb(Severity.Red, "S-Clinic", A.By(null));
        open.Absorb(Severity.Orange, "S-List", A.By(null));

        open.Severity.Should().Be(Severity.Red);
    }

    [Fact]
    public void Waiting_for_the_household_ends_after_ten_working_days()
    {
        var open = A.Case().InVerification();
        open.WaitForHousehold(Guid.CreateVersion7(), 7, "WorkingAway", A.Policy, A.By(A.Doctor));

        var more = () => open.WaitForHousehold(Guid.CreateVersion7(), 4, "WorkingAway", A.Policy, A.By(A.Doctor));

        A.RefusalOf(more).Should().Be("case.wait_too_long");
        open.Waits.Should().ContainSingle();
    }

    [Theory]
    [InlineData(CaseStage.Rejected, CaseStage.TownshipVerification)]
    [InlineData(CaseStage.Detected, CaseStage.Closed)]
    [InlineData(CaseStage.Assistance, CaseStage.Closed)]
    [InlineData(CaseStage.Closed, CaseStage.Assistance)]
    [InlineData(CaseStage.Closed, CaseStage.MovedAway)]
    [InlineData(CaseStage.Duplicate, CaseStage.EndedNaturally)]
    public void No_stage_is_skipped_and_no_end_is_undone(CaseStage from, CaseStage to) => from.MayBecome(to).Should().BeFalse();

    [Fact]
    public void A_household_may_move_away_while_its_case_is_open() =>
        CaseStages.Open.Should().OnlyContain(stage => stage.MayBecome(CaseStage.MovedAway));
}
