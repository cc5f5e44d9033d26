using CaseFlow.Domain.Common;

namespace CaseFlow.Domain.Cases;

public sealed record CaseOpened(Case Case) : IDomainEvent;

public sealed record CaseStageChanged(Case Case, CaseStage From, CaseStage To) : IDomainEvent;

public sealed record CaseReopened(Case Case, string Reason) : IDomainEvent;

public sealed record ReferralReplied(Case Case, Referrals.Referral Referral) : IDomainEvent;

/// <summary>Something on the file changed that moves no stage; <paramref name="Code"/> is the history's.</summary>
public sealed record CaseNoted(Guid CaseId, string Code) : IDomainEvent;
