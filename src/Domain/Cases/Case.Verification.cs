using CaseFlow.Domain.Common;
using CaseFlow.Domain.Detection;
using CaseFlow.Domain.Referrals;

namespace CaseFlow.Domain.Cases;

/// <summary>T1 triage to T4 review.</summary>
public sealed partial class Case
{
    /// <summary>T1: it is a case of its own.</summary>
    public void Accept(Act act)
    {
        MustBeIn(CaseStage.Detected);
        Move(CaseStage.TownshipVerification, "case.history.accepted", act);
    }

    /// <summary>T1: aid first, papers later. Temporary aid is asked for at once; T2 to T4 follow within five working days.</summary>
    /// <exception cref="DomainException"><c>referral.consent_missing</c>: nothing leaves without consent, in an emergency neither.</exception>
    public Referral AcceptAsEmergency(Act act)
    {
        MustBeIn(CaseStage.Detected);
        Emergency = true;
        var referral = Choose(ReferralKind.TemporaryAid, Agencies.CivilAffairsBureau, urgent: true, act);
        Move(CaseStage.TownshipVerification, "case.history.emergency", act);
        return referral;
    }

    /// <summary>T1: the same risk is worked on in another case already.</summary>
    public void MergeInto(string number, Act act)
    {
        MustBeIn(CaseStage.Detected);
        MergedInto = number;
        Move(CaseStage.Duplicate, "case.history.merged", act, ("into", number));
    }

    /// <summary>T1, T3 or T4: no case.</summary>
    public void Reject(string reason, Act act)
    {
        EndedBecause = reason;
        Move(CaseStage.Rejected, "case.history.rejected", act);
    }

    /// <summary>The household moved out of the county.</summary>
    public void EndAsMovedAway(Act act) => Move(CaseStage.MovedAway, "case.history.moved_away", act);

    /// <summary>Its sole member died.</summary>
    public void EndNaturally(Act act) => Move(CaseStage.EndedNaturally, "case.history.ended_naturally", act);

    /// <summary>Consent to send data to agencies: who agreed, when, to what.</summary>
    /// <param name="personId">The member who agreed; null: the head.</param>
    /// <param name="givenOn">Not in the future.</param>
    /// <param name="scope">Agency kinds; empty: all.</param>
    /// <param name="act">Who wrote it down.</param>
    /// <exception cref="DomainException"><c>case.date_ahead</c>, <c>case.ended</c></exception>
    public void RecordConsent(Guid? personId, DateOnly givenOn, IReadOnlyList<string> scope, Act act)
    {
        if (!IsOpen)
        {
            throw CaseErrors.Ended(Number);
        }

        MustNotBeAhead("consentOn", givenOn, act);
        var consent = Consent.Of(this, personId, givenOn, scope, act);
        consents.Add(consent);
        Note("case.history.consent", act, ("on", givenOn), ("scope", consent.Scope));
    }

    public bool HasConsentFor(string agency) => consents.Any(c => c.Cycle == Cycle && c.Covers(agency));

    /// <summary>T2: what was found at the household's home.</summary>
    public Visit ReportHomeVisit(VisitReport report, Act act)
    {
        MustBeIn(CaseStage.TownshipVerification);
        var visit = Report(VisitKind.Verify, report, act);
        ReturnedBecause = null;
        return visit;
    }

    /// <summary>The home visit of this cycle is behind it: returned by the county, the case goes to T3 and not to T2.</summary>
    public bool IsVisited => visits.Any(v => v.Cycle == Cycle && v.Kind is VisitKind.Verify && v.Found);

    /// <summary>Nobody was at home on enough different days; T3 goes on without.</summary>
    public bool AbsentOftenEnough(CasePolicy policy) => visits
        .Where(v => v.Cycle == Cycle && v.Kind is VisitKind.Verify && !v.Found)
        .Select(v => v.VisitedOn)
        .Distinct()
        .Count() >= policy.MostAbsences;

    /// <summary>T3: back to the home visit, once in a cycle.</summary>
    /// <exception cref="DomainException"><c>case.returned_too_often</c></exception>
    public void ReturnToVisit(string reason, CasePolicy policy, Act act)
    {
        MustBeIn(CaseStage.TownshipVerification);
        if (ReturnsToVisit >= policy.MostReturnsToVisit)
        {
            throw CaseErrors.ReturnedTooOften(Number, policy.MostReturnsToVisit);
        }

        ReturnsToVisit++;
        ReturnedBecause = reason;
        Note("case.history.returned_to_visit", act, ("times", ReturnsToVisit));
    }

    /// <summary>T3: the township confirms.</summary>
    public void Confirm(Act act)
    {
        MustBeIn(CaseStage.TownshipVerification);
        ReturnedBecause = null;
        Move(CaseStage.CountyReview, "case.history.confirmed", act);
    }

    /// <summary>T4: back to the township, twice in a cycle at most.</summary>
    /// <exception cref="DomainException"><c>case.returned_too_often</c></exception>
    public void ReturnToTownship(string reason, CasePolicy policy, Act act)
    {
        MustBeIn(CaseStage.CountyReview);
        if (ReturnsToTownship >= policy.MostReturnsToTownship)
        {
            throw CaseErrors.ReturnedTooOften(Number, policy.MostReturnsToTownship);
        }

        ReturnsToTownship++;
        ReturnedBecause = reason;
        Move(CaseStage.TownshipVerification, "case.history.returned_to_township", act, ("times", ReturnsToTownship));
    }

    /// <summary>T4: accepted with a class and measures. The claims judged are stamped by the caller.</summary>
    /// <exception cref="DomainException"><c>measure.due_too_late</c></exception>
    public void AcceptAtReview(string riskClass, Severity severity, IReadOnlyList<MeasurePlan> plans, CasePolicy policy, Act act)
    {
        MustBeIn(CaseStage.CountyReview);
        foreach (var plan in plans)
        {
            MustBeDueInTime(plan, policy, act);
        }

        RiskClass = riskClass;
        Severity = severity;
        ReviewedOn = act.Today;
        ReviewedBy = act.By.UserId;
        ReturnedBecause = null;
        foreach (var plan in plans)
        {
            Plan(plan, act);
        }

        Move(CaseStage.Referral, "case.history.review_accepted", act, ("class", riskClass), ("severity", severity.ToString()));
    }

    private Visit Report(VisitKind kind, VisitReport report, Act act)
    {
        MustNotBeAhead("visitedOn", report.VisitedOn, act);
        var visit = Visit.Of(this, kind, report, act);
        visits.Add(visit);
        Note("case.history.visit", act, ("kind", kind.ToString()), ("on", report.VisitedOn), ("conclusion", report.Conclusion), ("day", report.Day));
        return visit;
    }
}
