using CaseFlow.Domain.Common;

namespace CaseFlow.Domain.Cases;

public enum MeasureState
{
    Planned,
    Delivered,
    Verified,
    Cancelled,
}

/// <param name="Type">Benefit or support code, for example <c>MedicalAid</c> or <c>FamilyDoctorContract</c>.</param>
/// <param name="Lane">Who runs it: a <see cref="Referrals.ReferralKind"/>, or <see cref="Measure.OwnLane"/>.</param>
/// <param name="OwnerRole">Role that delivers.</param>
/// <param name="OwnerScope">Where, as <c>AssignTask</c> writes it: <c>village</c>, <c>township</c>, <c>county</c>, <c>agency:Kind</c>.</param>
/// <param name="DueOn">Own date, at most 60 days ahead.</param>
/// <param name="Amount">Of money aid.</param>
/// <param name="ReferralId">The referral it follows from.</param>
public sealed record MeasurePlan(
    string Type, string Lane, string OwnerRole, string OwnerScope, DateOnly DueOn, Money? Amount = null, Guid? ReferralId = null);

/// <summary>Something that is to reach the household (帮扶措施): planned, delivered by its owner, verified by the township, or cancelled
/// with a reason. Nothing is written off before it is one of the last two.</summary>
public sealed class Measure
{
    /// <summary>Measures decided at the county review that need no agency's reply.</summary>
    public const string OwnLane = "own";

    private Measure()
    {
    }

    public Guid Id { get; private init; }

    public Guid CaseId { get; private init; }

    public int Cycle { get; private init; }

    public string Type { get; private init; } = "";

    public string Lane { get; private init; } = "";

    public string OwnerRole { get; private init; } = "";

    public string OwnerScope { get; private init; } = "";

    public Guid? ReferralId { get; private init; }

    public Money? Amount { get; private set; }

    public DateOnly DueOn { get; private init; }

    public MeasureState State { get; private set; }

    public DateOnly PlannedOn { get; private init; }

    /// <summary>Its delivery task is under way.</summary>
    public bool Started { get; private set; }

    public DateOnly? DeliveredOn { get; private set; }

    public Guid? DeliveredBy { get; private set; }

    public DateOnly? VerifiedOn { get; private set; }

    public Guid? VerifiedBy { get; private set; }

    [Personal(PersonalKind.FreeText)]
    public string? CancelledBecause { get; private set; }

    public int Returns { get; private set; }

    public bool IsSettled => State is MeasureState.Verified or MeasureState.Cancelled;

    internal static Measure Of(Case of, MeasurePlan plan, Act act) => new()
    {
        Id = Ids.New(act.Now),
        CaseId = of.Id,
        Cycle = of.Cycle,
        Type = plan.Type,
        Lane = plan.Lane,
        OwnerRole = plan.OwnerRole,
        OwnerScope = plan.OwnerScope,
        ReferralId = plan.ReferralId,
        Amount = plan.Amount,
        DueOn = plan.DueOn,
        PlannedOn = act.Today,
    };

    internal void Start() => Started = true;

    internal void Deliver(DateOnly on, Money? amount, Act act)
    {
        MustBe(MeasureState.Planned);
        State = MeasureState.Delivered;
        DeliveredOn = on;
        DeliveredBy = act.By.UserId;
        Amount = amount ?? Amount;
    }

    internal void Return()
    {
        MustBe(MeasureState.Delivered);
        State = MeasureState.Planned;
        DeliveredOn = null;
        Returns++;
    }

    internal void Verify(Act act)
    {
        MustBe(MeasureState.Delivered);
        if (act.By.UserId is { } verifier && verifier == DeliveredBy)
        {
            throw CaseErrors.MeasureVerifiedByDeliverer(Id);
        }

        State = MeasureState.Verified;
        VerifiedOn = act.Today;
        VerifiedBy = act.By.UserId;
    }

    internal void Cancel(string reason)
    {
        if (IsSettled)
        {
            throw CaseErrors.MeasureState(Id, State);
        }

        State = MeasureState.Cancelled;
        CancelledBecause = reason;
    }

    private void MustBe(MeasureState needed)
    {
        if (State != needed)
        {
            throw CaseErrors.MeasureState(Id, State);
        }
    }
}
