using CaseFlow.Domain.Organisations;
using CaseFlow.Domain.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseFlow.Web.Data.Configurations;

internal sealed class HouseholdConfiguration : IEntityTypeConfiguration<Household>
{
    public void Configure(EntityTypeBuilder<Household> builder)
    {
        builder.Property(h => h.Id).ValueGeneratedNever();
        builder.Property(h => h.HouseholdNo).HasMaxLength(Household.NumberMaxLength);
        builder.Property(h => h.RegionCode).HasMaxLength(RegionCode.Length);
        builder.HasIndex(h => h.HouseholdNo).IsUnique();
        builder.HasIndex(h => new { h.TownshipId, h.VillageId });
    }
}

internal sealed class PersonConfiguration : IEntityTypeConfiguration<Person>
{
    public void Configure(EntityTypeBuilder<Person> builder)
    {
        builder.Property(p => p.Id).ValueGeneratedNever();
        builder.Ignore(p => p.BirthDate);
        builder.Ignore(p => p.Sex);
        builder.Ignore(p => p.HasSevereDisability);
        builder.HasIndex(p => p.HouseholdId);
        // One ID number, one person (V3), by its keyed hash.
        builder.Property<byte[]>(nameof(Person.IdNo) + "Key");
        builder.HasIndex(nameof(Person.IdNo) + "Key").IsUnique();
    }
}

internal sealed class EnrolmentConfiguration : IEntityTypeConfiguration<Enrolment>
{
    public void Configure(EntityTypeBuilder<Enrolment> builder)
    {
        builder.Property(e => e.Id).ValueGeneratedNever();
        builder.HasIndex(e => new { e.PersonId, e.Year }).IsUnique();
        builder.HasIndex(e => e.HouseholdId);
    }
}

internal sealed class DiagnosisConfiguration : IEntityTypeConfiguration<Diagnosis>
{
    public void Configure(EntityTypeBuilder<Diagnosis> builder)
    {
        builder.Property(d => d.Id).ValueGeneratedNever();
        builder.HasIndex(d => d.PersonId);
        builder.HasIndex(d => new { d.HouseholdId, d.DiagnosedOn });
    }
}

internal sealed class MonitoringEntryConfiguration : IEntityTypeConfiguration<MonitoringEntry>
{
    public void Configure(EntityTypeBuilder<MonitoringEntry> builder)
    {
        builder.Property(e => e.Id).ValueGeneratedNever();
        builder.HasIndex(e => new { e.HouseholdId, e.RecognisedOn }).IsUnique();
    }
}

internal sealed class MedicalExpenseConfiguration : IEntityTypeConfiguration<MedicalExpense>
{
    public void Configure(EntityTypeBuilder<MedicalExpense> builder)
    {
        builder.Property(e => e.Id).ValueGeneratedNever();
        builder.Property(e => e.Period).HasMaxLength(6);
        builder.Property(e => e.ClaimNo).HasMaxLength(ExpenseDetails.ClaimNoMaxLength);
        builder.Property(e => e.ReferralNo).HasMaxLength(ExpenseDetails.ClaimNoMaxLength);
        builder.Property(e => e.ReversesClaimNo).HasMaxLength(ExpenseDetails.ClaimNoMaxLength);
        builder.HasIndex(e => new { e.InstitutionId, e.ClaimNo }).IsUnique();
        // The window's sums. A million rows are written at a time, so there is no third index.
        builder.HasIndex(e => new { e.HouseholdId, e.SettleDate });
    }
}
