using CaseFlow.Domain.Common;

namespace CaseFlow.Domain.Detection;

/// <summary>Something that says a household is at risk. It opens a case or joins the open one.</summary>
public sealed class RiskSignal
{
    public const int NoteMaxLength = 2000;

    private RiskSignal()
    {
    }

    public Guid Id { get; private set; }

    public Guid HouseholdId { get; private set; }

    /// <summary>Whom it concerns; null for the household.</summary>
    public Guid? PersonId { get; private set; }

    public SignalSource Source { get; private set; }

    public Severity Severity { get; private set; }

    /// <summary>The hits that raised it, as they were.</summary>
    public IReadOnlyList<RuleHit> Hits { get; private set; } = [];

    /// <summary>The day as of which the rules were run.</summary>
    public DateOnly AsOf { get; private set; }

    public string PolicyVersion { get; private set; } = "";

    /// <summary>What a doctor wrote.</summary>
    [Personal(PersonalKind.FreeText)]
    public string? Note { get; private set; }

    /// <summary>Who reported it; null for a run of the rules.</summary>
    public Guid? RaisedBy { get; private set; }

    /// <summary>By the case clock.</summary>
    public DateTimeOffset RaisedAt { get; private set; }

    public SignalState State { get; private set; }

    public Guid? CaseId { get; private set; }

    /// <exception cref="DomainException"><c>signal.without_hit</c></exception>
    public static RiskSignal Raise(Guid householdId, SignalSource source, Evaluation evaluation, DateTimeOffset now)
    {
        RuleHit[] hits = [.. evaluation.Hits.Where(h => h.OpensCase)];
        if (evaluation.OpensCaseAt is not { } severity)
        {
            throw DetectionErrors.SignalWithoutHit();
        }

        return new()
        {
            Id = Ids.New(now),
            HouseholdId = householdId,
            PersonId = hits.Select(h => h.PersonId).Distinct().ToArray() is [{ } only] ? only : null,
            Source = hits.All(h => h.Rule == Rules.MonitoringListRule.Code) ? SignalSource.List : source,
            Severity = severity,
            Hits = hits,
            AsOf = evaluation.AsOf,
            PolicyVersion = evaluation.PolicyVersion,
            RaisedAt = now,
        };
    }

    /// <summary>R17: a doctor's concern. The signal itself is what the rule finds.</summary>
    /// <exception cref="DomainException"><c>signal.note_too_long</c>, <c>signal.source_not_manual</c></exception>
    public static RiskSignal Concern(
        Guid householdId, Guid? personId, SignalSource source, string? note, Guid? raisedBy, RiskPolicy policy, DateOnly today, DateTimeOffset now)
    {
        if (source is SignalSource.List or SignalSource.Hpads)
        {
            throw DetectionErrors.SourceNotManual(source);
        }

        var text = string.IsNullOrWhiteSpace(note) ? null : note.Trim();
        if (text?.Length > NoteMaxLength)
        {
            throw DetectionErrors.NoteTooLong(NoteMaxLength);
        }

        var id = Ids.New(now);
        var hit = Rules.DoctorsConcernRule.HitOf(id, personId, policy);
        return new()
        {
            Id = id,
            HouseholdId = householdId,
            PersonId = personId,
            Source = source,
            Severity = hit.Severity,
            Hits = [hit],
            AsOf = today,
            PolicyVersion = policy.Version,
            Note = text,
            RaisedBy = raisedBy,
            RaisedAt = now,
        };
    }

    /// <summary>The case it opened or reopened.</summary>
    /// <exception cref="DomainException"><c>signal.decided</c></exception>
    public void Open(Guid caseId) => Decide(SignalState.Decided, caseId);

    /// <summary>The open case that it joined; the case takes the higher severity.</summary>
    /// <exception cref="DomainException"><c>signal.decided</c></exception>
    public void AbsorbInto(Guid caseId) => Decide(SignalState.Absorbed, caseId);

    /// <summary>Whether an open case's signals already say all that the rules say today, as gravely. Those before the one that last opened or
    /// reopened it belong to an earlier cycle and do not count.</summary>
    public static bool Cover(IEnumerable<RiskSignal> ofTheCase, Evaluation evaluation)
    {
        var byTime = ofTheCase.OrderBy(s => s.RaisedAt).ThenBy(s => s.Id).ToList();
        var cycle = byTime.Skip(Math.Max(0, byTime.FindLastIndex(s => s.State is SignalState.Decided))).ToList();
        var known = cycle.SelectMany(s => s.Hits).Select(h => h.Key).ToHashSet();
        return cycle.Exists(s => s.Severity >= evaluation.OpensCaseAt) && evaluation.Hits.Where(h => h.OpensCase).All(h => known.Contains(h.Key));
    }

    private void Decide(SignalState state, Guid caseId)
    {
        if (State is not SignalState.New && (State != state || CaseId != caseId))
        {
            throw DetectionErrors.SignalDecided(Id);
        }

        State = state;
        CaseId = caseId;
    }
}
