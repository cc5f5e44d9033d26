using CaseFlow.Web.Data.Conventions;
using CaseFlow.Web.Security.Audit;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseFlow.Web.Data.Configurations;

internal sealed class AuditRecordConfiguration : IEntityTypeConfiguration<AuditRecord>
{
    public void Configure(EntityTypeBuilder<AuditRecord> builder)
    {
        builder.ToTable("AuditRecords");
        builder.HasKey(r => r.Position);
        builder.Property(r => r.Position).ValueGeneratedOnAdd();
        builder.HasAlternateKey(r => r.Id);
        builder.Property(r => r.ActorName).HasMaxLength(100);
        builder.Property(r => r.ActorRole).HasMaxLength(StoredForms.CodeLength);
        builder.Property(r => r.Action).HasMaxLength(StoredForms.CodeLength);
        builder.Property(r => r.SubjectType).HasMaxLength(StoredForms.CodeLength);
        builder.HasIndex(r => new { r.SubjectId, r.Position });
        builder.HasIndex(r => new { r.ActorId, r.Position });
    }
}

internal sealed class AuditSealConfiguration : IEntityTypeConfiguration<AuditSeal>
{
    public void Configure(EntityTypeBuilder<AuditSeal> builder)
    {
        builder.ToTable("AuditSeals");
        builder.HasKey(s => s.Seq);
        builder.Property(s => s.Seq).ValueGeneratedNever();
        builder.HasIndex(s => s.RecordId).IsUnique();
        builder.HasIndex(s => s.Position).IsUnique();
    }
}

internal sealed class AuditChainConfiguration : IEntityTypeConfiguration<AuditChain>
{
    public void Configure(EntityTypeBuilder<AuditChain> builder)
    {
        builder.ToTable("AuditChain");
        builder.Property(c => c.Id).ValueGeneratedNever();
        builder.Property(c => c.LastSeq).IsConcurrencyToken(); // two sealers cannot both go on from the same link
    }
}
