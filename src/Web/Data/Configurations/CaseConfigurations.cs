using CaseFlow.Domain.Cases;
using CaseFlow.Domain.Referrals;
using CaseFlow.Web.Data.Conventions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseFlow.Web.Data.Configurations;

internal sealed class CaseConfiguration : IEntityTypeConfiguration<Case>
{
    public void Configure(EntityTypeBuilder<Case> builder)
    {
        builder.ToTable("Cases");
        builder.Property(c => c.Id).ValueGeneratedNever();
        builder.Property(c => c.Revision).IsConcurrencyToken();
        builder.Property(c => c.Number).HasMaxLength(CaseNumber.MostLength);
        builder.HasIndex(c => c.Number).IsUnique();
        builder.HasIndex(c => c.HouseholdId);
        builder.HasIndex(c => new { c.TownshipId, c.Stage });
        builder.HasMany(c => c.History).WithOne().HasForeignKey(e => e.CaseId);
        builder.HasMany(c => c.Consents).WithOne().HasForeignKey(e => e.CaseId);
        builder.HasMany(c => c.Visits).WithOne().HasForeignKey(e => e.CaseId);
        builder.HasMany(c => c.Measures).WithOne().HasForeignKey(e => e.CaseId);
        builder.HasMany(c => c.Referrals).WithOne().HasForeignKey(e => e.CaseId);
        builder.HasMany(c => c.Conditions).WithOne().HasForeignKey(e => e.CaseId);
        builder.HasMany(c => c.Waits).WithOne().HasForeignKey(e => e.CaseId);
        builder.HasMany(c => c.PublicityPeriods).WithOne().HasForeignKey(e => e.CaseId);
        builder.Navigation(c => c.PublicityPeriods).HasField("publicity");
        builder.Ignore(c => c.IsOpen);
        builder.Ignore(c => c.IsVisited);
        builder.Ignore(c => c.MeasuresAreSettled);
        builder.Ignore(c => c.Raised);
    }
}

internal sealed class CaseEventConfiguration : IEntityTypeConfiguration<CaseEvent>
{
    public void Configure(EntityTypeBuilder<CaseEvent> builder)
    {
        builder.ToTable("CaseEvents");
        builder.Property(e => e.Id).ValueGeneratedNever();
        builder.Property(e => e.Code).HasMaxLength(StoredForms.CodeLength);
        builder.HasIndex(e => new { e.CaseId, e.At });
    }
}

internal sealed class ConsentConfiguration : IEntityTypeConfiguration<Consent>
{
    public void Configure(EntityTypeBuilder<Consent> builder)
    {
        builder.ToTable("CaseConsents");
        builder.Property(e => e.Id).ValueGeneratedNever();
    }
}

internal sealed class VisitConfiguration : IEntityTypeConfiguration<Visit>
{
    public void Configure(EntityTypeBuilder<Visit> builder)
    {
        builder.ToTable("CaseVisits");
        builder.Property(e => e.Id).ValueGeneratedNever();
    }
}

internal sealed class MeasureConfiguration : IEntityTypeConfiguration<Measure>
{
    public void Configure(EntityTypeBuilder<Measure> builder)
    {
        builder.ToTable("CaseMeasures");
        builder.Property(e => e.Id).ValueGeneratedNever();
        builder.Ignore(e => e.IsSettled);
    }
}

internal sealed class ReferralConfiguration : IEntityTypeConfiguration<Referral>
{
    public void Configure(EntityTypeBuilder<Referral> builder)
    {
        builder.ToTable("Referrals");
        builder.Property(e => e.Id).ValueGeneratedNever();
        builder.Ignore(e => e.IsAnswered);
    }
}

internal sealed class ClosingConditionConfiguration : IEntityTypeConfiguration<ClosingCondition>
{
    public void Configure(EntityTypeBuilder<ClosingCondition> builder)
    {
        builder.ToTable("ClosingConditions");
        builder.Property(e => e.Id).ValueGeneratedNever();
        builder.HasIndex(e => new { e.CaseId, e.Cycle, e.Key }).IsUnique();
    }
}

internal sealed class PublicityConfiguration : IEntityTypeConfiguration<Publicity>
{
    public void Configure(EntityTypeBuilder<Publicity> builder)
    {
        builder.ToTable("Publicity");
        builder.Property(e => e.Id).ValueGeneratedNever();
        builder.HasIndex(e => e.ClosesOn);
    }
}

internal sealed class WaitingPeriodConfiguration : IEntityTypeConfiguration<WaitingPeriod>
{
    public void Configure(EntityTypeBuilder<WaitingPeriod> builder)
    {
        builder.ToTable("WaitingPeriods");
        builder.Property(e => e.Id).ValueGeneratedNever();
    }
}

internal sealed class CaseCounterConfiguration : IEntityTypeConfiguration<CaseCounter>
{
    public void Configure(EntityTypeBuilder<CaseCounter> builder)
    {
        builder.ToTable("CaseCounters");
        builder.HasKey(c => c.Year);
        builder.Property(c => c.Year).ValueGeneratedNever();
        builder.Property(c => c.Last).IsConcurrencyToken();
    }
}
