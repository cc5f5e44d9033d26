using CaseFlow.Web.Features.Editing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseFlow.Web.Data.Configurations;

internal sealed class DefinitionSeatConfiguration : IEntityTypeConfiguration<DefinitionSeat>
{
    public void Configure(EntityTypeBuilder<DefinitionSeat> builder)
    {
        builder.ToTable("DefinitionSeats");
        builder.HasKey(s => s.DefinitionId);
        builder.Property(s => s.DefinitionId).HasMaxLength(100);
        builder.Property(s => s.UserName).HasMaxLength(256);
    }
}

internal sealed class DefinitionSaveConfiguration : IEntityTypeConfiguration<DefinitionSave>
{
    public void Configure(EntityTypeBuilder<DefinitionSave> builder)
    {
        builder.ToTable("DefinitionSaves");
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.Property(s => s.DefinitionId).HasMaxLength(100);
        builder.Property(s => s.UserName).HasMaxLength(256);
        builder.Property(s => s.ContentHash).HasMaxLength(64);
        builder.HasIndex(s => new { s.DefinitionId, s.At });
        builder.HasIndex(s => s.At);
    }
}
