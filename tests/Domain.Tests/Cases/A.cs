using CaseFlow.Domain.Cases;
using CaseFlow.Domain.Common;
using CaseFlow.Domain.Detection;
using CaseFlow.Domain.Referrals;

namespace CaseFlow.Domain.Tests.Cases;

/// <summary>A case, walked to where a test begins.</summary>
internal static class A
{
    public static readonly CasePolicy Policy = CasePolicy.Default;
    public static readonly DateTimeOffset Noon = new(2026, 3, 2, 4, 0, 0, TimeSpan.Zero);
    public static readonly DateOnly Monday = new(2026, 3, 2);
    public static readonly Guid Doctor = Guid.CreateVersion7(), Township = Guid.CreateVersion7(), County = Guid.CreateVersion7(), Agency = Guid.CreateVersion7();

    /// <summary>Every condition that somebody must answer for.</summary>
    public static readonly Dictionary<string, bool> AllAttested = new[]
    {
        ClosingConditions.FeedsComplete, ClosingConditions.IncomeAboveLine, ClosingConditions.GuaranteesSecure, ClosingConditions.NoNewRisk,
        ClosingConditions.Insured, ClosingConditions.ContractValid, ClosingConditions.FollowUpsDone, ClosingConditions.FourClear,
    }.ToDictionary(key => key, _ => true);

    public static readonly ClosingFacts GoodFacts = new(NewRedOrOrangeHit: false, FeedsComplete: null, AllInsured: null, HasLabour: true);

    public static Act By(Guid? user, int day = 0) => new(new Actor(user, "Tester"), Noon.AddDays(day), Monday.AddDays(day));

    public static Case Case(Severity severity = Severity.Orange, int number = 123) => CaseFlow.Domain.Cases.Case.Open(
        new(CaseNumber.Of("MZ", 2026, number), Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7(), severity, "S-HPADS", Monday), By(null));

    public static Case InVerification(this Case of)
    {
        of.Accept(By(Township));
        return of;
    }

    public static Case Visited(this Case of, bool consent = true)
    {
        of.InVerification();
        of.ReportHomeVisit(new(Monday, Found: true, "atRisk"), By(Doctor));
        if (consent)
        {
            of.RecordConsent(null, Monday, [], By(Doctor));
        }

        return of;
    }

    public static Case InReview(this Case of, bool consent = true)
    {
        of.Visited(consent).Confirm(By(Township));
        return of;
    }

    public static Case InReferral(this Case of, bool consent = true, params MeasurePlan[] measures)
    {
        of.InReview(consent).AcceptAtReview("MajorIllness", of.Severity, measures, Policy, By(County));
        return of;
    }

    public static Case Granted(this Case of)
    {
        of.InReferral();
        of.Push([(ReferralKind.TemporaryAid, Agencies.CivilAffairsBureau)], By(County));
        var referral = of.OpenReferral(ReferralKind.TemporaryAid)!;
        of.Send(referral.Id, Agency, By(null));
        of.Grant(referral.Id, "TemporaryAid", new Money(300_000), Plan("TemporaryAid"), By(Agency));
        return of;
    }

    public static Case InClosureReview(this Case of)
    {
        of.Granted();
        var measure = of.CurrentMeasures().Single();
        of.Deliver(measure.Id, Monday, null, By(Agency));
        of.Verify(measure.Id, By(Township));
        of.BeginClosureReview(By(null));
        return of;
    }

    public static Case Proposed(this Case of)
    {
        of.InClosureReview();
        of.ReportHomeCheck(new(Monday, Found: true, "propose"), By(Township));
        of.ProposeClosure(AllAttested, GoodFacts, Policy, By(Township));
        if (of.IsSampledAtClosure(Policy))
        {
            of.RecordSample(true, By(County));
        }

        return of;
    }

    public static Case Closed(this Case of)
    {
        of.Proposed().Close(GoodFacts, Policy, By(County));
        return of;
    }

    public static MeasurePlan Plan(string type, string lane = Measure.OwnLane, int days = 30) =>
        new(type, lane, "TownshipOfficer", "township", Monday.AddDays(days));

    public static string RefusalOf(Action act) => act.Should().Throw<DomainException>().Which.Code;
}
