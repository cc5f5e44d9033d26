using CaseFlow.Web.Features.Persons;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseFlow.Web.Data.Configurations;

internal sealed class RevealConfiguration : IEntityTypeConfiguration<Reveal>
{
    public void Configure(EntityTypeBuilder<Reveal> builder)
    {
        builder.ToTable("Reveals");
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.HasIndex(r => r.PersonId);
    }
}
