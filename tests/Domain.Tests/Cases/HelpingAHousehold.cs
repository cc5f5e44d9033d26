using CaseFlow.Domain.Cases;
using CaseFlow.Domain.Common;
using CaseFlow.Domain.Referrals;

namespace CaseFlow.Domain.Tests.Cases;

public sealed class HelpingAHousehold
{
    private static readonly (ReferralKind, string)[] Two =
        [(ReferralKind.MedicalAid, Agencies.InsuranceBureau), (ReferralKind.TemporaryAid, Agencies.CivilAffairsBureau)];

    [Fact]
    public void Nothing_goes_to_an_agency_without_consent()
    {
        var referral = A.Case().InReferral(consent: false);

        A.RefusalOf(() => referral.Push(Two, A.By(A.County))).Should().Be("referral.consent_missing");
        referral.Referrals.Should().BeEmpty();
    }

    [Fact]
    public void Consent_for_one_agency_is_not_consent_for_another()
    {
        var referral = A.Case().InReferral(consent: false);
        referral.RecordConsent(null, A.Monday, [Agencies.InsuranceBureau], A.By(A.Doctor));

        A.RefusalOf(() => referral.Push(Two, A.By(A.County))).Should().Be("referral.consent_missing");
        referral.Push(Two[..1], A.By(A.County));

        referral.Referrals.Should().ContainSingle();
    }

    [Fact]
    public void Assistance_begins_at_the_first_grant_though_another_agency_refuses()
    {
        var referral = A.Case().InReferral();
        referral.Push(Two, A.By(A.County));
        foreach (var sent in referral.Referrals)
        {
            referral.Send(sent.Id, A.Agency, A.By(null));
        }

        referral.Refuse(referral.Referrals[0].Id, "not covered", A.By(A.Agency));
        referral.Stage.Should().Be(CaseStage.Referral);
        referral.Grant(referral.Referrals[1].Id, "TemporaryAid", new Money(500_00), A.Plan("TemporaryAid"), A.By(A.Agency));

        referral.Stage.Should().Be(CaseStage.Assistance);
        referral.SettleReferrals(A.By(null)).Should().BeTrue();
        referral.CurrentMeasures().Should().ContainSingle().Which.Amount.Should().Be(new Money(500_00));
    }

    [Fact]
    public void Refused_by_every_agency_it_goes_back_to_the_county()
    {
        var referral = A.Case().InReferral(measures: A.Plan("FamilyDoctorContract"));
        referral.Push(Two, A.By(A.County));
        foreach (var sent in referral.Referrals)
        {
            referral.Send(sent.Id, A.Agency, A.By(null));
            referral.Refuse(sent.Id, "no", A.By(A.Agency));
        }

        referral.SettleReferrals(A.By(null)).Should().BeFalse();

        referral.Stage.Should().Be(CaseStage.CountyReview);
    }

    [Fact]
    public void An_agency_answers_once()
    {
        var granted = A.Case().Granted();

        A.RefusalOf(() => granted.Refuse(granted.Referrals[0].Id, "changed our mind", A.By(A.Agency))).Should().Be("referral.answered");
    }

    [Fact]
    public void An_agency_cannot_answer_what_it_was_not_sent()
    {
        var referral = A.Case().InReferral();
        referral.Push(Two, A.By(A.County));

        A.RefusalOf(() => referral.Grant(referral.Referrals[0].Id, "MedicalAid", new Money(1), null, A.By(A.Agency))).Should().Be("referral.not_sent");
    }

    [Fact]
    public void With_measures_of_its_own_and_no_agency_it_is_helped_at_once()
    {
        var referral = A.Case().InReferral(measures: A.Plan("FamilyDoctorContract"));

        referral.Push([], A.By(A.County));

        referral.Stage.Should().Be(CaseStage.Assistance);
    }

    [Fact]
    public void With_neither_agency_nor_measure_there_is_nothing_to_push() =>
        A.RefusalOf(() => A.Case().InReferral().Push([], A.By(A.County))).Should().Be("referral.none_chosen");

    [Fact]
    public void A_measure_is_due_within_sixty_days() =>
        A.RefusalOf(() => A.Case().InReferral(measures: A.Plan("MedicalAid", days: 61))).Should().Be("measure.due_too_late");

    [Fact]
    public void Who_delivered_a_measure_does_not_verify_it()
    {
        var granted = A.Case().Granted();
        var measure = granted.CurrentMeasures().Single();
        granted.Deliver(measure.Id, A.Monday, null, A.By(A.Agency));

        A.RefusalOf(() => granted.Verify(measure.Id, A.By(A.Agency))).Should().Be("measure.verified_by_deliverer");
        granted.Verify(measure.Id, A.By(A.Township));

        measure.State.Should().Be(MeasureState.Verified);
    }

    [Fact]
    public void A_measure_returned_is_to_be_delivered_again()
    {
        var granted = A.Case().Granted();
        var measure = granted.CurrentMeasures().Single();
        granted.Deliver(measure.Id, A.Monday, null, A.By(A.Agency));

        granted.ReturnMeasure(measure.Id, "nothing arrived", A.By(A.Township));

        measure.State.Should().Be(MeasureState.Planned);
        A.RefusalOf(() => granted.BeginClosureReview(A.By(null))).Should().Be("closure.condition_open");
    }

    [Fact]
    public void Each_measure_of_a_lane_is_started_once()
    {
        var referral = A.Case().InReferral(measures: [A.Plan("FamilyDoctorContract"), A.Plan("Enrolment")]);

        var started = new[] { 1, 2, 3 }.Select(_ => referral.StartNextMeasure(Measure.OwnLane, A.By(null))?.Type);

        started.Should().Equal("FamilyDoctorContract", "Enrolment", null);
    }

    [Fact]
    public void Nobody_is_recognised_before_five_days_of_publicity()
    {
        var referral = A.Case().InReferral();
        referral.Push([(ReferralKind.MonitoringObject, Agencies.RuralRevitalisationBureau)], A.By(A.County));
        var asked = referral.Referrals[0];
        referral.Send(asked.Id, A.Agency, A.By(null));

        A.RefusalOf(() => referral.Recognise(asked.Id, "EdgeHousehold", 0, A.Policy, A.By(A.Agency))).Should().Be("publicity.missing");
        referral.OpenPublicity("EdgeHousehold", 5, A.Policy, A.By(A.Agency));
        A.RefusalOf(() => referral.Recognise(asked.Id, "EdgeHousehold", 0, A.Policy, A.By(A.Agency, day: 4))).Should().Be("publicity.too_short");
        referral.Recognise(asked.Id, "EdgeHousehold", 0, A.Policy, A.By(A.Agency, day: 5));

        referral.MonitoringType.Should().Be("EdgeHousehold");
        referral.Stage.Should().Be(CaseStage.Assistance);
    }
}
