using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseFlow.Web.Data.Configurations;

internal sealed class ScopeRowConfiguration : IEntityTypeConfiguration<ScopeRow>
{
    public void Configure(EntityTypeBuilder<ScopeRow> builder)
    {
        builder.HasKey(r => new { r.SubjectType, r.SubjectId, r.OrganisationId });
        builder.Property(r => r.SubjectType).HasMaxLength(20);
        builder.Property(r => r.Reason).HasMaxLength(32);
        builder.HasIndex(r => new { r.OrganisationId, r.SubjectType, r.SubjectId });
    }
}
