using CaseFlow.Domain.Common;
using CaseFlow.Domain.Detection;

namespace CaseFlow.Domain.Cases;

/// <summary>T8 closure review, T9 return visits, reopening.</summary>
public sealed partial class Case
{
    /// <summary>Every measure of the cycle is verified or cancelled with a reason: no fix, no write-off.</summary>
    public bool MeasuresAreSettled => CurrentMeasures().All(m => m.IsSettled);

    /// <summary>Assistance is over; the township may look at closing.</summary>
    /// <exception cref="DomainException"><c>closure.condition_open</c>: measures still run.</exception>
    public void BeginClosureReview(Act act)
    {
        if (!MeasuresAreSettled)
        {
            throw CaseErrors.ConditionOpen(Number, [ClosingConditions.MeasuresSettled]);
        }

        Move(CaseStage.ClosureReview, "case.history.closure_review", act);
    }

    /// <summary>T8: the home check, by somebody else than who made the home visit of T2.</summary>
    /// <exception cref="DomainException"><c>closure.same_visitor</c></exception>
    public Visit ReportHomeCheck(VisitReport report, Act act)
    {
        MustBeIn(CaseStage.ClosureReview);
        if (act.By.UserId is { } checker && visits.Any(v => v.Cycle == Cycle && v.Kind is VisitKind.Verify && v.VisitorId == checker))
        {
            throw CaseErrors.SameVisitor(Number);
        }

        return Report(VisitKind.Closure, report, act);
    }

    /// <summary>T8: the township answers for what no fact tells yet; the rest is evaluated. Nothing is assumed.</summary>
    /// <param name="attested">Condition keys with the proposer's answers; what facts tell is not asked.</param>
    /// <param name="facts">What is known now.</param>
    /// <param name="policy">The days of (e).</param>
    /// <param name="act">The proposer.</param>
    public void ProposeClosure(IReadOnlyDictionary<string, bool> attested, ClosingFacts facts, CasePolicy policy, Act act)
    {
        MustBeIn(CaseStage.ClosureReview);
        SampleAgreed = null;
        foreach (var (key, holds) in attested)
        {
            Condition(key, act).Attest(holds, act);
        }

        Evaluate(facts, policy, act);
        Note("case.history.closure_proposed", act, ("open", string.Join(',', OpenConditions())));
    }

    /// <summary>Drawn for the supervision group's look: every Red case and one in ten of the others.</summary>
    public bool IsSampledAtClosure(CasePolicy policy) =>
        Severity is Severity.Red || CaseSample.Draws(Number, Cycle, "closure", policy.SampleOneIn);

    /// <summary>Drawn for the county's call after a return visit: one in ten.</summary>
    public bool IsSampledForCall(int day, CasePolicy policy) => CaseSample.Draws(Number, Cycle, $"call{day}", policy.SampleOneIn);

    /// <summary>T8: what the supervision group found.</summary>
    public void RecordSample(bool agrees, Act act)
    {
        MustBeIn(CaseStage.ClosureReview);
        SampleAgreed = agrees;
        Note(agrees ? "case.history.sample_agreed" : "case.history.sample_objected", act);
    }

    /// <summary>The keys of the conditions that do not hold or that nobody has answered for.</summary>
    public IReadOnlyList<string> OpenConditions() =>
        [.. ClosingConditions.All.Where(key => conditions.FirstOrDefault(c => c.Cycle == Cycle && c.Key == key) is not { Holds: true })];

    /// <summary>T8: the county closes. It confirms what was attested; what is evaluated is evaluated again.</summary>
    /// <exception cref="DomainException"><c>closure.condition_open</c> naming them; <c>closure.no_labour</c>: such a household is not
    /// marked eliminated but kept in continuing support.</exception>
    public void Close(ClosingFacts facts, CasePolicy policy, Act act)
    {
        MustBeIn(CaseStage.ClosureReview);
        if (!facts.HasLabour)
        {
            throw CaseErrors.NoLabour(Number);
        }

        if (IsSampledAtClosure(policy) && SampleAgreed is null)
        {
            throw CaseErrors.SampleMissing(Number);
        }

        Evaluate(facts, policy, act);
        if (OpenConditions() is { Count: > 0 } open)
        {
            throw CaseErrors.ConditionOpen(Number, open);
        }

        foreach (var condition in conditions.Where(c => c.Cycle == Cycle && c.Basis is ConditionBasis.Attested))
        {
            condition.Confirm(act);
        }

        ClosedOn = act.Today;
        ClosedBy = act.By.UserId;
        Move(CaseStage.Closed, "case.history.closed", act);
    }

    /// <summary>T8: back to Assistance, with a further measure or to mend what was found.</summary>
    public void BackToAssistance(string reason, Act act)
    {
        MustBeIn(CaseStage.ClosureReview);
        ReturnedBecause = reason;
        Move(CaseStage.Assistance, "case.history.back_to_assistance", act);
    }

    /// <summary>T8: aid stays, nothing is written off.</summary>
    public void ContinueSupport(Act act)
    {
        MustBeIn(CaseStage.ClosureReview);
        Move(CaseStage.ContinuingSupport, "case.history.continuing_support", act);
    }

    /// <summary>The yearly review of continuing support.</summary>
    public Visit ReportYearlyReview(VisitReport report, Act act)
    {
        MustBeIn(CaseStage.ContinuingSupport);
        return Report(VisitKind.Yearly, report, act);
    }

    /// <summary>Continuing support may end: its closure is reviewed.</summary>
    public void ReviewSupport(Act act)
    {
        MustBeIn(CaseStage.ContinuingSupport);
        Move(CaseStage.ClosureReview, "case.history.closure_review", act);
    }

    /// <summary>T9: a return visit, or the county's call.</summary>
    public Visit ReportReturnVisit(VisitKind kind, VisitReport report, Act act)
    {
        MustBeIn(CaseStage.Closed);
        return Report(kind, report, act);
    }

    /// <summary>A grant was taken back.</summary>
    public void ClawBack(Guid referralId, Act act)
    {
        var referral = Find(referralId);
        referral.ClawBack();
        Note("case.history.clawed_back", act, ("referralId", referralId), ("kind", referral.Kind.ToString()));
    }

    public bool MayReopen(CasePolicy policy, DateOnly today) =>
        Stage is CaseStage.Closed && ClosedOn is { } closed && today <= closed.AddMonths(policy.ReopenMonths);

    /// <summary>Within twelve months of closure: same case, next cycle, from township verification.</summary>
    /// <param name="reason">newHit | concern | clawback | falseData.</param>
    /// <param name="severity">Of the new hit; a concern keeps the old one.</param>
    /// <param name="policy">The months.</param>
    /// <param name="act">Who or what reopens it.</param>
    /// <exception cref="DomainException"><c>case.not_in_stage</c>, <c>case.reopen_too_late</c></exception>
    public void Reopen(string reason, Severity? severity, CasePolicy policy, Act act)
    {
        MustBeIn(CaseStage.Closed);
        if (!MayReopen(policy, act.Today))
        {
            throw CaseErrors.ReopenTooLate(Number, policy.ReopenMonths);
        }

        Cycle++;
        ReturnsToVisit = 0;
        ReturnsToTownship = 0;
        Emergency = false;
        ReturnedBecause = null;
        ClosedOn = null;
        ClosedBy = null;
        ReopenedBecause = reason;
        FoundOn = act.Today;
        Severity = severity ?? Severity;
        Move(CaseStage.TownshipVerification, "case.history.reopened", act, ("reason", reason), ("cycle", Cycle));
        Raise(new CaseReopened(this, reason));
    }

    private void Evaluate(ClosingFacts facts, CasePolicy policy, Act act)
    {
        Condition(ClosingConditions.MeasuresSettled, act).Evaluate(MeasuresAreSettled, act);
        Condition(ClosingConditions.NoNewHit, act).Evaluate(!facts.NewRedOrOrangeHit, act);
        var check = visits.Where(v => v.Cycle == Cycle && v.Kind is VisitKind.Closure && v.Found).MaxBy(v => v.VisitedOn);
        Condition(ClosingConditions.HomeCheckFresh, act)
            .Evaluate(check is not null && check.VisitedOn.AddDays(policy.HomeCheckDays) >= act.Today, act);
        if (facts.FeedsComplete is { } complete)
        {
            Condition(ClosingConditions.FeedsComplete, act).Evaluate(complete, act);
        }

        if (facts.AllInsured is { } insured)
        {
            Condition(ClosingConditions.Insured, act).Evaluate(insured, act);
        }
    }

    private ClosingCondition Condition(string key, Act act)
    {
        var found = conditions.Find(c => c.Cycle == Cycle && c.Key == key);
        if (found is null)
        {
            conditions.Add(found = ClosingCondition.Of(this, key, act));
        }

        return found;
    }
}
