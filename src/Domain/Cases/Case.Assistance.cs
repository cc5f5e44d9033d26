using CaseFlow.Domain.Common;
using CaseFlow.Domain.Referrals;

namespace CaseFlow.Domain.Cases;

/// <summary>T5 push, T6 replies, T7 measures.</summary>
public sealed partial class Case
{
    private const string Recognised = "Recognised";

    /// <summary>T5: one referral per agency. Nothing is chosen without recorded consent for each of them.</summary>
    /// <exception cref="DomainException"><c>referral.consent_missing</c>, <c>referral.none_chosen</c></exception>
    public void Push(IReadOnlyList<(ReferralKind Kind, string Agency)> chosen, Act act)
    {
        MustBeIn(CaseStage.Referral);
        var current = referrals.Where(r => r.Cycle == Cycle && !IsSpent(r)).ToList();
        var missing = chosen.Where(c => current.All(r => r.Kind != c.Kind)).ToList();
        if (missing.Count == 0 && current.Count == 0 && CurrentMeasures().All(m => m.IsSettled))
        {
            throw CaseErrors.ReferralNoneChosen(Number);
        }

        if (missing.Any(c => !HasConsentFor(c.Agency)))
        {
            throw CaseErrors.ConsentMissing(Number);
        }

        foreach (var (kind, agency) in missing)
        {
            Choose(kind, agency, urgent: false, act);
        }

        EnterAssistanceIfHelped(act);
    }

    public Referral? OpenReferral(ReferralKind kind) =>
        referrals.LastOrDefault(r => r.Cycle == Cycle && r.Kind == kind && !r.IsAnswered);

    /// <summary>T5: the household's data goes to the agency.</summary>
    /// <exception cref="DomainException"><c>referral.consent_missing</c>, <c>referral.not_found</c></exception>
    public Referral Send(Guid referralId, Guid organisationId, Act act)
    {
        var referral = Find(referralId);
        if (!HasConsentFor(referral.Agency))
        {
            throw CaseErrors.ConsentMissing(Number);
        }

        if (referral.State is ReferralState.Chosen)
        {
            referral.Send(organisationId, act);
            Note("case.history.referral_sent", act, ("referralId", referral.Id), ("kind", referral.Kind.ToString()), ("agency", referral.Agency));
        }

        return referral;
    }

    /// <summary>T6: the agency grants, plans or corrects; what it promised becomes a measure to deliver.</summary>
    /// <param name="referralId">Which referral.</param>
    /// <param name="result">Code of what was granted.</param>
    /// <param name="amount">Above zero, for money aid.</param>
    /// <param name="measure">What must now reach the household; null where the reply itself is the help.</param>
    /// <param name="act">Who replies.</param>
    /// <exception cref="DomainException"><c>referral.answered</c>, <c>referral.not_sent</c>, <c>referral.amount_missing</c></exception>
    public void Grant(Guid referralId, string result, Money? amount, MeasurePlan? measure, Act act)
    {
        var referral = Find(referralId);
        referral.Grant(result, amount, act);
        if (measure is not null)
        {
            Plan(measure with { ReferralId = referralId, Amount = amount }, act);
        }

        Write("case.history.referral_granted", act, null, null,
            ("referralId", referralId), ("kind", referral.Kind.ToString()), ("agency", referral.Agency), ("result", result), ("fen", amount?.Fen));
        Raise(new ReferralReplied(this, referral));
        EnterAssistanceIfHelped(act);
    }

    /// <summary>T6: the agency refuses, with its reason.</summary>
    /// <exception cref="DomainException"><c>referral.answered</c>, <c>referral.not_sent</c></exception>
    public void Refuse(Guid referralId, string reason, Act act)
    {
        var referral = Find(referralId);
        referral.Refuse(reason, act);
        Write("case.history.referral_refused", act, null, null,
            ("referralId", referralId), ("kind", referral.Kind.ToString()), ("agency", referral.Agency));
        Raise(new ReferralReplied(this, referral));
    }

    /// <summary>T6a: the household goes on the village's public list.</summary>
    /// <exception cref="DomainException"><c>publicity.too_short</c></exception>
    public void OpenPublicity(string proposedType, int days, CasePolicy policy, Act act)
    {
        if (days < policy.PublicityDays)
        {
            throw CaseErrors.PublicityShort(policy.PublicityDays);
        }

        publicity.Add(Publicity.Of(this, proposedType, days, act));
        Note("case.history.publicity_opened", act, ("type", proposedType), ("days", days));
    }

    /// <summary>T6a: recognised as a monitoring object, after its publicity.</summary>
    /// <exception cref="DomainException"><c>publicity.missing</c>, <c>publicity.too_short</c></exception>
    public void Recognise(Guid referralId, string type, int objections, CasePolicy policy, Act act)
    {
        var shown = publicity.LastOrDefault(p => p.Cycle == Cycle) ?? throw CaseErrors.PublicityMissing(Number);
        if (act.Today < shown.ClosesOn)
        {
            throw CaseErrors.PublicityShort(policy.PublicityDays);
        }

        shown.Close(objections, act);
        Grant(referralId, Recognised, null, null, act);
        MonitoringType = type;
        RecognisedOn = act.Today;
        Note("case.history.recognised", act, ("type", type), ("objections", objections));
    }

    /// <summary>After every reply: helped, or refused by all and with nothing else planned, which the county reviews again.</summary>
    /// <returns>True when help is under way or has come.</returns>
    public bool SettleReferrals(Act act)
    {
        if (Stage is CaseStage.Referral)
        {
            EnterAssistanceIfHelped(act);
        }

        if (Stage is CaseStage.Referral)
        {
            Move(CaseStage.CountyReview, "case.history.refused_by_all", act);
        }

        return Stage is CaseStage.Assistance;
    }

    public IEnumerable<Measure> CurrentMeasures() => measures.Where(m => m.Cycle == Cycle);

    /// <exception cref="DomainException"><c>measure.due_too_late</c></exception>
    public Measure AddMeasure(MeasurePlan plan, CasePolicy policy, Act act)
    {
        MustBeDueInTime(plan, policy, act);
        return Plan(plan, act);
    }

    /// <summary>The next measure of a lane whose delivery nobody has been asked for yet; it counts as asked for from now on.</summary>
    public Measure? StartNextMeasure(string lane, Act act)
    {
        var next = CurrentMeasures().FirstOrDefault(m => m.Lane == lane && !m.Started && !m.IsSettled);
        if (next is not null)
        {
            next.Start();
            Note("case.history.measure_started", act, ("measureId", next.Id), ("type", next.Type));
        }

        return next;
    }

    public Measure MeasureOf(Guid id) => measures.Find(m => m.Id == id) ?? throw CaseErrors.MeasureUnknown(id);

    public void Deliver(Guid measureId, DateOnly on, Money? amount, Act act)
    {
        MustNotBeAhead("deliveredOn", on, act);
        var measure = MeasureOf(measureId);
        measure.Deliver(on, amount, act);
        Note("case.history.measure_delivered", act, ("measureId", measureId), ("type", measure.Type), ("on", on), ("fen", measure.Amount?.Fen));
    }

    /// <exception cref="DomainException"><c>measure.verified_by_deliverer</c>, <c>measure.state_forbids</c></exception>
    public void Verify(Guid measureId, Act act)
    {
        var measure = MeasureOf(measureId);
        measure.Verify(act);
        Note("case.history.measure_verified", act, ("measureId", measureId), ("type", measure.Type));
    }

    public void ReturnMeasure(Guid measureId, string reason, Act act)
    {
        var measure = MeasureOf(measureId);
        measure.Return();
        ReturnedBecause = reason;
        Note("case.history.measure_returned", act, ("measureId", measureId), ("type", measure.Type), ("times", measure.Returns));
    }

    public void CancelMeasure(Guid measureId, string reason, Act act)
    {
        var measure = MeasureOf(measureId);
        measure.Cancel(reason);
        Note("case.history.measure_cancelled", act, ("measureId", measureId), ("type", measure.Type));
    }

    private Referral Choose(ReferralKind kind, string agency, bool urgent, Act act)
    {
        if (!HasConsentFor(agency))
        {
            throw CaseErrors.ConsentMissing(Number);
        }

        var referral = Referral.Of(this, kind, agency, urgent, act);
        referrals.Add(referral);
        Note("case.history.referral_chosen", act, ("referralId", referral.Id), ("kind", kind.ToString()), ("agency", agency), ("urgent", urgent));
        return referral;
    }

    private Measure Plan(MeasurePlan plan, Act act)
    {
        var measure = Measure.Of(this, plan, act);
        measures.Add(measure);
        Note("case.history.measure_planned", act, ("measureId", measure.Id), ("type", plan.Type), ("due", plan.DueOn), ("fen", plan.Amount?.Fen));
        return measure;
    }

    /// <summary>The case enters Assistance at the first grant or plan (domain reference §3); where no agency is asked, with its own measures.</summary>
    private void EnterAssistanceIfHelped(Act act)
    {
        var asked = referrals.Where(r => r.Cycle == Cycle).ToList();
        var helped = asked.Count == 0
            ? CurrentMeasures().Any(m => m.State is not MeasureState.Cancelled)
            : asked.Exists(r => r.State is ReferralState.Granted);
        if (Stage is CaseStage.Referral && helped)
        {
            Move(CaseStage.Assistance, "case.history.assistance", act);
        }
    }

    /// <summary>A refusal is spent once the county has seen it: the same agency may be asked again.</summary>
    private static bool IsSpent(Referral referral) => referral.State is ReferralState.Refused;

    private Referral Find(Guid id) => referrals.Find(r => r.Id == id) ?? throw CaseErrors.ReferralUnknown(id);

    private static void MustBeDueInTime(MeasurePlan plan, CasePolicy policy, Act act)
    {
        if (plan.DueOn < act.Today || plan.DueOn > act.Today.AddDays(policy.MostMeasureDays))
        {
            throw CaseErrors.MeasureDueTooLate(policy.MostMeasureDays);
        }
    }
}
