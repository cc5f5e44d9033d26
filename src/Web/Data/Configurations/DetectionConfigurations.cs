using CaseFlow.Domain.Detection;
using CaseFlow.Domain.Policies;
using CaseFlow.Domain.Time;
using CaseFlow.Web.Data.Conventions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseFlow.Web.Data.Configurations;

internal sealed class RiskSignalConfiguration : IEntityTypeConfiguration<RiskSignal>
{
    public void Configure(EntityTypeBuilder<RiskSignal> builder)
    {
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.Property(s => s.Hits).HasJsonList();
        builder.Property(s => s.PolicyVersion).HasMaxLength(StoredForms.CodeLength);
        builder.HasIndex(s => new { s.HouseholdId, s.RaisedAt });
        builder.HasIndex(s => s.CaseId);
    }
}

internal sealed class HouseholdAssessmentConfiguration : IEntityTypeConfiguration<HouseholdAssessment>
{
    public void Configure(EntityTypeBuilder<HouseholdAssessment> builder)
    {
        builder.HasKey(a => a.HouseholdId);
        builder.Property(a => a.HouseholdId).ValueGeneratedNever();
        builder.Property(a => a.Hits).HasJsonList();
        builder.Property(a => a.PolicyVersion).HasMaxLength(StoredForms.CodeLength);
        builder.HasIndex(a => a.Severity);
    }
}

internal sealed class ServiceGapConfiguration : IEntityTypeConfiguration<ServiceGap>
{
    public void Configure(EntityTypeBuilder<ServiceGap> builder)
    {
        builder.Property(g => g.Id).ValueGeneratedNever();
        builder.Property(g => g.Rule).HasMaxLength(8);
        builder.Property(g => g.Key).HasMaxLength(100);
        builder.HasIndex(g => new { g.HouseholdId, g.Key }).IsUnique();
    }
}

internal sealed class DetectionRunConfiguration : IEntityTypeConfiguration<DetectionRun>
{
    public void Configure(EntityTypeBuilder<DetectionRun> builder)
    {
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.HasIndex(r => r.AsOf).IsUnique();
    }
}

internal sealed class CompleteFeedConfiguration : IEntityTypeConfiguration<CompleteFeed>
{
    public void Configure(EntityTypeBuilder<CompleteFeed> builder)
    {
        builder.HasKey(f => new { f.Kind, f.Period, f.OrganisationId });
        builder.Property(f => f.Period).HasMaxLength(6);
    }
}

internal sealed class CalendarYearConfiguration : IEntityTypeConfiguration<CalendarYear>
{
    public void Configure(EntityTypeBuilder<CalendarYear> builder)
    {
        builder.HasKey(y => y.Year);
        builder.Property(y => y.Year).ValueGeneratedNever();
        builder.Property(y => y.Holidays).HasJsonList();
        builder.Property(y => y.MakeUpDays).HasJsonList();
        builder.Property(y => y.Source).HasMaxLength(200);
    }
}

internal sealed class VersionedSettingConfiguration : IEntityTypeConfiguration<VersionedSetting>
{
    public void Configure(EntityTypeBuilder<VersionedSetting> builder)
    {
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.Property(s => s.Kind).HasMaxLength(StoredForms.CodeLength);
        builder.Property(s => s.Version).HasMaxLength(StoredForms.CodeLength);
        builder.HasIndex(s => new { s.Kind, s.Version }).IsUnique();
    }
}
