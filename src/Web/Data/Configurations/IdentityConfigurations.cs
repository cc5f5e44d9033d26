using CaseFlow.Web.Data.Conventions;
using CaseFlow.Web.Security.Identity;
using CaseFlow.Web.Security.Sessions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseFlow.Web.Data.Configurations;

internal sealed class AppUserConfiguration : IEntityTypeConfiguration<AppUser>
{
    public void Configure(EntityTypeBuilder<AppUser> builder)
    {
        builder.ToTable("Users");
        builder.Property(u => u.DisplayName).HasMaxLength(100);
        builder.Property(u => u.Role).HasMaxLength(StoredForms.CodeLength);
        builder.HasIndex(u => new { u.OrganisationId, u.Role });
    }
}

internal sealed class SessionConfiguration : IEntityTypeConfiguration<Session>
{
    public void Configure(EntityTypeBuilder<Session> builder)
    {
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.HasIndex(s => s.StartedAt); // old ones are cleared away
    }
}

internal sealed class SupervisionContactConfiguration : IEntityTypeConfiguration<SupervisionContact>
{
    public void Configure(EntityTypeBuilder<SupervisionContact> builder)
    {
        builder.HasKey(c => new { c.UserId, c.OrganisationId });
        builder.HasIndex(c => c.OrganisationId);
    }
}

internal sealed class ClockStateConfiguration : IEntityTypeConfiguration<Hosting.Time.ClockState>
{
    public void Configure(EntityTypeBuilder<Hosting.Time.ClockState> builder)
    {
        builder.ToTable("CaseClock");
        builder.Property(c => c.Id).ValueGeneratedNever();
    }
}
