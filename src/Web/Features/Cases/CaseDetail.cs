using AutoMapper;
using CaseFlow.Domain.Cases;
using CaseFlow.Domain.Common;
using CaseFlow.Domain.Detection;
using CaseFlow.Domain.Referrals;

namespace CaseFlow.Web.Features.Cases;

/// <summary>The case file: everything decided about one household's risk. Names and numbers of persons are masked.</summary>
public sealed record CaseDetail : CaseSummary
{
    public string? RiskClass { get; init; }

    public DateOnly? ReviewedOn { get; init; }

    public string? MonitoringType { get; init; }

    public DateOnly? RecognisedOn { get; init; }

    public string? ReopenedBecause { get; init; }

    public Guid? PreviousCaseId { get; init; }

    public string? MergedInto { get; init; }

    public int ReturnsToVisit { get; init; }

    public int ReturnsToTownship { get; init; }

    public int Revision { get; init; }

    public IReadOnlyList<SignalItem> Signals { get; init; } = [];

    public IReadOnlyList<ConsentItem> Consents { get; init; } = [];

    public IReadOnlyList<VisitItem> Visits { get; init; } = [];

    public IReadOnlyList<MeasureItem> Measures { get; init; } = [];

    public IReadOnlyList<ReferralItem> Referrals { get; init; } = [];

    public IReadOnlyList<ConditionItem> Conditions { get; init; } = [];

    public IReadOnlyList<Tasks.TaskItem> Tasks { get; init; } = [];

    public sealed class DetailMapping : Profile
    {
        public DetailMapping()
        {
            CreateMap<Case, CaseDetail>()
                .IncludeBase<Case, CaseSummary>()
                .ForMember(d => d.Signals, o => o.Ignore())
                .ForMember(d => d.Tasks, o => o.Ignore());
            CreateMap<Consent, ConsentItem>();
            CreateMap<Visit, VisitItem>();
            CreateMap<Measure, MeasureItem>();
            CreateMap<Referral, ReferralItem>();
            CreateMap<ClosingCondition, ConditionItem>();
            CreateMap<RiskSignal, SignalItem>();
            CreateMap<Money, decimal>().ConvertUsing(m => m.Yuan);
        }
    }
}

/// <summary>What raised or joined the case: the hits with the numbers they compared.</summary>
public sealed record SignalItem
{
    public Guid Id { get; init; }

    public string Source { get; init; } = "";

    public string Severity { get; init; } = "";

    public IReadOnlyList<RuleHit> Hits { get; init; } = [];

    public DateOnly AsOf { get; init; }

    public string PolicyVersion { get; init; } = "";

    public DateTimeOffset RaisedAt { get; init; }

    public string State { get; init; } = "";
}

public sealed record ConsentItem
{
    public Guid Id { get; init; }

    public int Cycle { get; init; }

    public Guid? PersonId { get; init; }

    public DateOnly GivenOn { get; init; }

    /// <summary>Agency kinds, or all.</summary>
    public string Scope { get; init; } = "";

    public Guid? RecordedBy { get; init; }

    public DateTimeOffset RecordedAt { get; init; }
}

public sealed record VisitItem
{
    public Guid Id { get; init; }

    public int Cycle { get; init; }

    public string Kind { get; init; } = "";

    public Guid? VisitorId { get; init; }

    public DateOnly VisitedOn { get; init; }

    public bool Found { get; init; }

    /// <summary>In the visitor's words; for those who work.</summary>
    public string? Findings { get; init; }

    public int? Satisfaction { get; init; }

    public string Conclusion { get; init; } = "";

    public int? Day { get; init; }
}

public sealed record MeasureItem
{
    public Guid Id { get; init; }

    public int Cycle { get; init; }

    public string Type { get; init; } = "";

    public string Lane { get; init; } = "";

    public string OwnerRole { get; init; } = "";

    /// <summary>Yuan.</summary>
    public decimal? Amount { get; init; }

    public DateOnly PlannedOn { get; init; }

    public DateOnly DueOn { get; init; }

    public string State { get; init; } = "";

    public DateOnly? DeliveredOn { get; init; }

    public DateOnly? VerifiedOn { get; init; }

    public string? CancelledBecause { get; init; }

    public int Returns { get; init; }
}

public sealed record ReferralItem
{
    public Guid Id { get; init; }

    public int Cycle { get; init; }

    public string Kind { get; init; } = "";

    public string Agency { get; init; } = "";

    public bool Urgent { get; init; }

    public string State { get; init; } = "";

    public DateOnly ChosenOn { get; init; }

    public DateOnly? SentOn { get; init; }

    public DateOnly? RepliedOn { get; init; }

    /// <summary>Yuan.</summary>
    public decimal? Amount { get; init; }

    public string? Result { get; init; }

    public string? Reason { get; init; }

    public bool ClawedBack { get; init; }
}

public sealed record ConditionItem
{
    public int Cycle { get; init; }

    public string Key { get; init; } = "";

    public bool Holds { get; init; }

    public string Basis { get; init; } = "";

    public Guid? AttestedBy { get; init; }

    public Guid? ConfirmedBy { get; init; }

    public DateTimeOffset At { get; init; }
}
