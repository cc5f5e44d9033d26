using CaseFlow.Domain.Detection;
using CaseFlow.Domain.Organisations;
using CaseFlow.Domain.People;
using CaseFlow.Domain.Policies;
using CaseFlow.Domain.Time;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Web.Data;

/// <summary>The facts and what detection makes of them.</summary>
public sealed partial class CaseFlowDb
{
    public DbSet<OrgUnit> OrgUnits => Set<OrgUnit>();

    public DbSet<Household> Households => Set<Household>();

    public DbSet<Person> Persons => Set<Person>();

    public DbSet<Enrolment> Enrolments => Set<Enrolment>();

    public DbSet<Diagnosis> Diagnoses => Set<Diagnosis>();

    public DbSet<MedicalExpense> MedicalExpenses => Set<MedicalExpense>();

    public DbSet<MonitoringEntry> MonitoringEntries => Set<MonitoringEntry>();

    public DbSet<RiskSignal> RiskSignals => Set<RiskSignal>();

    public DbSet<HouseholdAssessment> HouseholdAssessments => Set<HouseholdAssessment>();

    public DbSet<ServiceGap> ServiceGaps => Set<ServiceGap>();

    public DbSet<DetectionRun> DetectionRuns => Set<DetectionRun>();

    public DbSet<CompleteFeed> CompleteFeeds => Set<CompleteFeed>();

    public DbSet<CalendarYear> CalendarYears => Set<CalendarYear>();

    public DbSet<VersionedSetting> VersionedSettings => Set<VersionedSetting>();

    private void ScopeFacts(ModelBuilder builder)
    {
        ScopedBy<Household>(builder, ScopeSubjects.Household, h => h.Id);
        ScopedBy<Person>(builder, ScopeSubjects.Household, p => p.HouseholdId);
        ScopedBy<Enrolment>(builder, ScopeSubjects.Household, e => e.HouseholdId);
        ScopedBy<Diagnosis>(builder, ScopeSubjects.Household, d => d.HouseholdId);
        ScopedBy<MedicalExpense>(builder, ScopeSubjects.Household, e => e.HouseholdId);
        ScopedBy<MonitoringEntry>(builder, ScopeSubjects.Household, e => e.HouseholdId);
        ScopedBy<RiskSignal>(builder, ScopeSubjects.Household, s => s.HouseholdId);
        ScopedBy<HouseholdAssessment>(builder, ScopeSubjects.Household, a => a.HouseholdId);
        ScopedBy<ServiceGap>(builder, ScopeSubjects.Household, g => g.HouseholdId);
    }
}
