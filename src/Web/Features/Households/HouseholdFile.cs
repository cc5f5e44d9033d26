using AutoMapper;
using CaseFlow.Domain.Detection;
using CaseFlow.Domain.Organisations;
using CaseFlow.Domain.People;
using CaseFlow.Web.Features.Shared;
using CaseFlow.Web.Security.PersonalData;

namespace CaseFlow.Web.Features.Households;

/// <summary>A household with all that is known of it, personal data masked. Amounts in yuan.</summary>
/// <param name="CountsRight">V14: the stated number of members is that of the living members known.</param>
/// <param name="Expenses">A page, newest settlement first.</param>
/// <param name="Assessment">What the rules said last; null: nothing ever.</param>
/// <param name="Signals">Newest first, at most 50.</param>
public sealed record HouseholdFile(
    Guid Id,
    string HouseholdNo,
    string RegionCode,
    Guid VillageId,
    string? Village,
    Guid TownshipId,
    string? Township,
    string? Address,
    PopulationType PopulationType,
    DateOnly RegisteredOn,
    int? LiftedOutYear,
    int MemberCount,
    bool CountsRight,
    decimal AnnualNetIncome,
    int IncomeYear,
    int LabourCount,
    string? BankAccount,
    Guid? HeadPersonId,
    IReadOnlyList<HouseholdMember> Members,
    IReadOnlyList<MonitoringLine> Monitoring,
    Page<ExpenseLine> Expenses,
    AssessmentLine? Assessment,
    IReadOnlyList<SignalLine> Signals);

/// <param name="Age">Whole years today; the birth date stands in the masked ID number and is not said here.</param>
public sealed record HouseholdMember(
    Guid Id,
    string? Name,
    string? IdNo,
    string? Phone,
    Sex Sex,
    int Age,
    RelationToHead RelationToHead,
    bool HasSevereDisability,
    bool AdlDependent,
    bool SpecialFamilyPlanning,
    DateOnly? DeathDate,
    DateOnly? MovedOutOn,
    IReadOnlyList<EnrolmentLine> Enrolments,
    IReadOnlyList<DiagnosisLine> Diagnoses);

public sealed record EnrolmentLine(
    int Year, bool Enrolled, InsuranceScheme? Scheme, decimal Premium, decimal Subsidy, decimal SelfPaid, SubsidyClass SubsidyClass, DateOnly? EnrolledOn);

/// <param name="Icd10">Masked, as is <paramref name="Name"/>: opened with a reason by <c>POST /api/persons/{id}/reveal</c>.</param>
public sealed record DiagnosisLine(
    Guid Id, string? Icd10, string? Name, DateOnly DiagnosedOn, DiagnosisOutcome Outcome, TreatmentBatch? Batch, bool? ConfirmedAsMajor);

public sealed record MonitoringLine(Guid Id, MonitoringType MonitoringType, DateOnly RecognisedOn, DateOnly? RiskEliminatedOn);

public sealed record ExpenseLine(
    Guid Id,
    Guid PersonId,
    string ClaimNo,
    Guid InstitutionId,
    InstitutionLevel Level,
    VisitType VisitType,
    DateOnly? AdmitDate,
    DateOnly? DischargeDate,
    DateOnly SettleDate,
    decimal Total,
    decimal SelfFunded,
    decimal Compliant,
    decimal PersonalPaid,
    decimal Deposit,
    bool OneStop,
    string? ReversesClaimNo,
    Guid? JudgedInCaseId);

public sealed record AssessmentLine(DateOnly AsOf, string PolicyVersion, Severity? Severity, IReadOnlyList<HitLine> Hits);

public sealed record SignalLine(
    Guid Id, Guid? PersonId, SignalSource Source, Severity Severity, DateOnly AsOf, DateTimeOffset RaisedAt, SignalState State, Guid? CaseId, IReadOnlyList<HitLine> Hits);

/// <param name="Reason">Text code, filled from <paramref name="Inputs"/> and <paramref name="Threshold"/>.</param>
/// <param name="Message">The same in the reader's language.</param>
/// <param name="IsNew">Opens or reopens a case; a judged, raised or declined one only shows.</param>
public sealed record HitLine(
    string Rule,
    Severity Severity,
    string Reason,
    string Message,
    Guid? PersonId,
    Guid? SourceId,
    IReadOnlyDictionary<string, decimal> Inputs,
    decimal? Threshold,
    string PolicyVersion,
    bool IsNew,
    bool NeedsConfirmation);

internal sealed class HouseholdFileProfile : Profile
{
    public HouseholdFileProfile()
    {
        CreateMap<Person, HouseholdMember>()
            .ForCtorParam(nameof(HouseholdMember.Name), to => to.MapFrom(p => Mask.Name(p.Name)))
            .ForCtorParam(nameof(HouseholdMember.IdNo), to => to.MapFrom(p => Mask.IdNo(p.IdNo)))
            .ForCtorParam(nameof(HouseholdMember.Phone), to => to.MapFrom(p => Mask.Phone(p.Phone)))
            .ForCtorParam(nameof(HouseholdMember.Age), to => to.MapFrom((p, c) => p.AgeOn((DateOnly)c.Items["today"])))
            .ForCtorParam(nameof(HouseholdMember.Enrolments), to => to.MapFrom((p, c) =>
                ((ILookup<Guid, EnrolmentLine>)c.Items["enrolments"])[p.Id].ToList()))
            .ForCtorParam(nameof(HouseholdMember.Diagnoses), to => to.MapFrom((p, c) =>
                ((ILookup<Guid, DiagnosisLine>)c.Items["diagnoses"])[p.Id].ToList()));
        CreateMap<Enrolment, EnrolmentLine>()
            .ForCtorParam(nameof(EnrolmentLine.Premium), to => to.MapFrom(e => e.Premium.Yuan))
            .ForCtorParam(nameof(EnrolmentLine.Subsidy), to => to.MapFrom(e => e.Subsidy.Yuan))
            .ForCtorParam(nameof(EnrolmentLine.SelfPaid), to => to.MapFrom(e => e.SelfPaid.Yuan));
        CreateMap<Diagnosis, DiagnosisLine>()
            .ForCtorParam(nameof(DiagnosisLine.Icd10), to => to.MapFrom(d => Mask.Whole(d.Icd10)))
            .ForCtorParam(nameof(DiagnosisLine.Name), to => to.MapFrom(d => Mask.Whole(d.Name)));
        CreateMap<MonitoringEntry, MonitoringLine>();
        CreateMap<MedicalExpense, ExpenseLine>()
            .ForCtorParam(nameof(ExpenseLine.Total), to => to.MapFrom(e => e.Total.Yuan))
            .ForCtorParam(nameof(ExpenseLine.SelfFunded), to => to.MapFrom(e => e.SelfFunded.Yuan))
            .ForCtorParam(nameof(ExpenseLine.Compliant), to => to.MapFrom(e => e.Compliant.Yuan))
            .ForCtorParam(nameof(ExpenseLine.PersonalPaid), to => to.MapFrom(e => e.PersonalPaid.Yuan))
            .ForCtorParam(nameof(ExpenseLine.Deposit), to => to.MapFrom(e => e.Deposit.Yuan));
    }
}
