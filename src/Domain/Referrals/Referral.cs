using CaseFlow.Domain.Cases;
using CaseFlow.Domain.Common;

namespace CaseFlow.Domain.Referrals;

/// <summary>What an agency is asked for: T6a to T6e of domain reference §3.</summary>
public enum ReferralKind
{
    MonitoringObject,
    MedicalAid,
    TemporaryAid,
    CharityAid,
    CarePlan,
}

public enum ReferralState
{
    /// <summary>Decided, its data has not left yet.</summary>
    Chosen,
    Sent,
    Granted,
    Refused,
}

/// <summary>A case pushed to one agency, and what the agency said.</summary>
public sealed class Referral
{
    private Referral()
    {
    }

    public Guid Id { get; private init; }

    public Guid CaseId { get; private init; }

    public int Cycle { get; private init; }

    public ReferralKind Kind { get; private init; }

    /// <summary>Agency kind, for example <c>InsuranceBureau</c>; of a care plan also which: <c>CountyHospital</c>, <c>Township</c>, <c>CDC</c>.</summary>
    public string Agency { get; private init; } = "";

    public bool Urgent { get; private init; }

    public ReferralState State { get; private set; }

    public DateOnly ChosenOn { get; private init; }

    public DateOnly? SentOn { get; private set; }

    /// <summary>The agency's organisation, once sent.</summary>
    public Guid? OrganisationId { get; private set; }

    public DateOnly? RepliedOn { get; private set; }

    public Guid? RepliedBy { get; private set; }

    /// <summary>Granted, or corrected in a claim.</summary>
    public Money? Amount { get; private set; }

    /// <summary>What was granted, as a code: a benefit, the recognised type, a plan.</summary>
    public string? Result { get; private set; }

    [Personal(PersonalKind.FreeText)]
    public string? Reason { get; private set; }

    /// <summary>A grant taken back after closure.</summary>
    public bool ClawedBack { get; private set; }

    public bool IsAnswered => State is ReferralState.Granted or ReferralState.Refused;

    internal static Referral Of(Case of, ReferralKind kind, string agency, bool urgent, Act act) => new()
    {
        Id = Ids.New(act.Now),
        CaseId = of.Id,
        Cycle = of.Cycle,
        Kind = kind,
        Agency = agency,
        Urgent = urgent,
        ChosenOn = act.Today,
    };

    internal void Send(Guid organisationId, Act act)
    {
        if (State is not ReferralState.Chosen)
        {
            return;
        }

        State = ReferralState.Sent;
        SentOn = act.Today;
        OrganisationId = organisationId;
    }

    internal void Grant(string result, Money? amount, Act act)
    {
        MustAwaitReply();
        if (amount is { Fen: <= 0 })
        {
            throw CaseErrors.ReferralAmountMissing(Id);
        }

        Reply(ReferralState.Granted, act);
        Result = result;
        Amount = amount;
    }

    internal void Refuse(string reason, Act act)
    {
        MustAwaitReply();
        Reply(ReferralState.Refused, act);
        Reason = reason;
    }

    internal void ClawBack() => ClawedBack = true;

    private void Reply(ReferralState state, Act act)
    {
        State = state;
        RepliedOn = act.Today;
        RepliedBy = act.By.UserId;
    }

    private void MustAwaitReply()
    {
        if (IsAnswered)
        {
            throw CaseErrors.ReferralAnswered(Id);
        }

        if (State is ReferralState.Chosen)
        {
            throw CaseErrors.ReferralNotSent(Id);
        }
    }
}
