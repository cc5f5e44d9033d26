using CaseFlow.Domain.Common;
using CaseFlow.Domain.Detection;
using CaseFlow.Domain.Referrals;

namespace CaseFlow.Domain.Cases;

/// <summary>One household and one episode of risk, from the first signal to the last return visit. Every change of stage goes through
/// here; the workflow only orders the steps.</summary>
public sealed partial class Case : AggregateRoot
{
    private readonly List<CaseEvent> history = [];
    private readonly List<Consent> consents = [];
    private readonly List<Visit> visits = [];
    private readonly List<Measure> measures = [];
    private readonly List<Referral> referrals = [];
    private readonly List<ClosingCondition> conditions = [];
    private readonly List<Publicity> publicity = [];
    private readonly List<WaitingPeriod> waits = [];

    private Case()
    {
    }

    public string Number { get; private set; } = "";

    public Guid HouseholdId { get; private set; }

    /// <summary>The township whose caseload it is.</summary>
    public Guid TownshipId { get; private set; }

    public Guid? VillageId { get; private set; }

    public Severity Severity { get; private set; }

    /// <summary>Source code of the first signal, for example <c>S-HPADS</c>.</summary>
    public string Source { get; private set; } = "";

    public CaseStage Stage { get; private set; }

    /// <summary>Counts reopenings, from 1.</summary>
    public int Cycle { get; private set; }

    public bool Emergency { get; private set; }

    /// <summary>Day of the signal; the 15 days to recognition count from it.</summary>
    public DateOnly FoundOn { get; private set; }

    public DateTimeOffset OpenedAt { get; private set; }

    /// <summary>The closed case of the same household that came before, if its reopening period was over.</summary>
    public Guid? PreviousCaseId { get; private set; }

    /// <summary>The open case this one turned out to duplicate.</summary>
    public string? MergedInto { get; private set; }

    /// <summary>Of the instance of <c>household-case</c> that runs it now.</summary>
    public Guid? InstanceId { get; private set; }

    public int ReturnsToVisit { get; private set; }

    public int ReturnsToTownship { get; private set; }

    /// <summary>Main cause as classified at T4, for example <c>MajorIllness</c>.</summary>
    public string? RiskClass { get; private set; }

    public DateOnly? ReviewedOn { get; private set; }

    public Guid? ReviewedBy { get; private set; }

    /// <summary>Type recognised by the rural revitalisation bureau.</summary>
    public string? MonitoringType { get; private set; }

    public DateOnly? RecognisedOn { get; private set; }

    public DateOnly? ClosedOn { get; private set; }

    public Guid? ClosedBy { get; private set; }

    /// <summary>What the supervision group found of the closure proposed last; null: not asked, or not answered yet.</summary>
    public bool? SampleAgreed { get; private set; }

    public string? ReopenedBecause { get; private set; }

    [Personal(PersonalKind.FreeText)]
    public string? EndedBecause { get; private set; }

    /// <summary>Why the last step back was taken, for whoever must mend it.</summary>
    [Personal(PersonalKind.FreeText)]
    public string? ReturnedBecause { get; private set; }

    public IReadOnlyList<CaseEvent> History => history;

    public IReadOnlyList<Consent> Consents => consents;

    public IReadOnlyList<Visit> Visits => visits;

    public IReadOnlyList<Measure> Measures => measures;

    public IReadOnlyList<Referral> Referrals => referrals;

    public IReadOnlyList<ClosingCondition> Conditions => conditions;

    public IReadOnlyList<Publicity> PublicityPeriods => publicity;

    public IReadOnlyList<WaitingPeriod> Waits => waits;

    public bool IsOpen => Stage.IsOpen();

    public static Case Open(CaseOpening opening, Act act)
    {
        var opened = new Case
        {
            Id = Ids.New(act.Now),
            Number = opening.Number,
            HouseholdId = opening.HouseholdId,
            TownshipId = opening.TownshipId,
            VillageId = opening.VillageId,
            Severity = opening.Severity,
            Source = opening.Source,
            Stage = CaseStage.Detected,
            Cycle = 1,
            FoundOn = opening.FoundOn,
            OpenedAt = act.Now,
            PreviousCaseId = opening.PreviousCaseId,
        };
        opened.Write("case.history.opened", act, to: CaseStage.Detected, parameters: [("severity", opening.Severity.ToString()), ("source", opening.Source)]);
        opened.Raise(new CaseOpened(opened));
        return opened;
    }

    /// <summary>The instance that runs it from now on.</summary>
    public void RunBy(Guid instanceId) => InstanceId = instanceId;

    /// <summary>An open case absorbs a further signal of its household and takes the higher severity.</summary>
    /// <exception cref="DomainException"><c>case.ended</c></exception>
    public void Absorb(Severity severity, string source, Act act)
    {
        if (!IsOpen)
        {
            throw CaseErrors.Ended(Number);
        }

        Severity = severity > Severity ? severity : Severity;
        Note("case.history.absorbed", act, ("severity", severity.ToString()), ("source", source));
    }

    /// <summary>Stops the clock of a task because the household is waited for; at most ten working days in a cycle.</summary>
    /// <exception cref="DomainException"><c>case.wait_too_long</c>, <c>case.ended</c></exception>
    public void WaitForHousehold(Guid taskId, int workingDays, string reason, CasePolicy policy, Act act)
    {
        if (!IsOpen)
        {
            throw CaseErrors.Ended(Number);
        }

        var left = policy.MostWaitingDays - waits.Where(w => w.Cycle == Cycle).Sum(w => w.WorkingDays);
        if (workingDays < 1 || workingDays > left)
        {
            throw CaseErrors.WaitTooLong(Number, policy.MostWaitingDays, left);
        }

        waits.Add(WaitingPeriod.Of(this, taskId, workingDays, reason, act));
        Note("case.history.waiting", act, ("days", workingDays), ("reason", reason));
    }

    private void Move(CaseStage to, string code, Act act, params (string Name, object? Value)[] parameters)
    {
        if (!Stage.MayBecome(to))
        {
            throw CaseErrors.StageForbids(Number, Stage, to);
        }

        var from = Stage;
        Stage = to;
        Write(code, act, from, to, parameters);
        Raise(new CaseStageChanged(this, from, to));
    }

    private void Note(string code, Act act, params (string Name, object? Value)[] parameters)
    {
        Write(code, act, null, null, parameters);
        Raise(new CaseNoted(Id, code));
    }

    private void Write(string code, Act act, CaseStage? from = null, CaseStage? to = null, params (string Name, object? Value)[] parameters) =>
        history.Add(CaseEvent.Of(this, code, act, from, to, parameters));

    private void MustBeIn(CaseStage needed)
    {
        if (Stage != needed)
        {
            throw CaseErrors.NotInStage(Number, Stage, needed);
        }
    }

    private static void MustNotBeAhead(string field, DateOnly date, Act act)
    {
        if (date > act.Today)
        {
            throw CaseErrors.DateAhead(field, date);
        }
    }
}

/// <param name="Number">As <see cref="CaseNumber.Of"/> makes it.</param>
/// <param name="HouseholdId">Whose case.</param>
/// <param name="TownshipId">Organisation of the household's township.</param>
/// <param name="VillageId">Organisation of its village, where there is one.</param>
/// <param name="Severity">Of the signal.</param>
/// <param name="Source">Of the signal.</param>
/// <param name="FoundOn">Day of the signal.</param>
/// <param name="PreviousCaseId">The closed case before it.</param>
public sealed record CaseOpening(
    string Number, Guid HouseholdId, Guid TownshipId, Guid? VillageId, Severity Severity, string Source, DateOnly FoundOn, Guid? PreviousCaseId = null);
