using CaseFlow.Web.Features.FirstRun;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseFlow.Web.Data.Configurations;

internal sealed class FirstRunConfiguration : IEntityTypeConfiguration<FirstRunState>
{
    public void Configure(EntityTypeBuilder<FirstRunState> builder)
    {
        builder.ToTable("FirstRun");
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.Ignore(r => r.Plan);
    }
}
