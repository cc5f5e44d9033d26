using CaseFlow.Web.Data.Conventions;
using CaseFlow.Web.Features.Imports;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseFlow.Web.Data.Configurations;

internal sealed class ImportConfiguration : IEntityTypeConfiguration<Import>
{
    public void Configure(EntityTypeBuilder<Import> builder)
    {
        builder.ToTable("Imports");
        builder.Property(i => i.Id).ValueGeneratedNever();
        builder.Property(i => i.Sha256).HasMaxLength(64);
        builder.Property(i => i.RefusalCode).HasMaxLength(StoredForms.CodeLength);
        builder.ComplexProperty(i => i.Position);
        builder.ComplexProperty(i => i.Counts);
        builder.HasIndex(i => new { i.State, i.ReceivedAt });
    }
}

internal sealed class ImportRejectionConfiguration : IEntityTypeConfiguration<ImportRejection>
{
    public void Configure(EntityTypeBuilder<ImportRejection> builder)
    {
        builder.ToTable("ImportRejections");
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.Property(r => r.Field).HasMaxLength(StoredForms.CodeLength);
        builder.Property(r => r.Code).HasMaxLength(StoredForms.CodeLength);
        builder.HasIndex(r => new { r.ImportId, r.Row });
    }
}

internal sealed class ImportTouchedConfiguration : IEntityTypeConfiguration<ImportTouched>
{
    public void Configure(EntityTypeBuilder<ImportTouched> builder)
    {
        builder.ToTable("ImportTouched");
        builder.HasKey(t => new { t.ImportId, t.HouseholdId });
        builder.HasIndex(t => new { t.ImportId, t.Evaluated, t.HouseholdId });
    }
}
