using CaseFlow.Domain.Organisations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseFlow.Web.Data.Configurations;

internal sealed class OrgUnitConfiguration : IEntityTypeConfiguration<OrgUnit>
{
    public void Configure(EntityTypeBuilder<OrgUnit> builder)
    {
        builder.ToTable("Organisations");
        builder.Property(o => o.Id).ValueGeneratedNever();
        builder.Property(o => o.Code).HasMaxLength(OrgUnit.CodeMaxLength);
        builder.Property(o => o.Name).HasMaxLength(OrgUnit.NameMaxLength);
        builder.Property(o => o.NameEn).HasMaxLength(OrgUnit.NameMaxLength);
        builder.HasIndex(o => o.Code).IsUnique();
        builder.HasIndex(o => new { o.Kind, o.ParentId });
        builder.HasIndex(o => o.ParentId);
    }
}
