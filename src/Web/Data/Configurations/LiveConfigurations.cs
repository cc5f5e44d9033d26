using CaseFlow.Web.Data.Conventions;
using CaseFlow.Web.Live;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseFlow.Web.Data.Configurations;

internal sealed class OutboxEventConfiguration : IEntityTypeConfiguration<OutboxEvent>
{
    public void Configure(EntityTypeBuilder<OutboxEvent> builder)
    {
        builder.ToTable("OutboxEvents");
        builder.HasKey(e => e.Position); // grows in commit order: writers of the embedded database queue
        builder.Property(e => e.Position).ValueGeneratedOnAdd();
        builder.Property(e => e.Name).HasMaxLength(StoredForms.CodeLength);
        builder.Property(e => e.SubjectType).HasMaxLength(20);
        builder.Property(e => e.Code).HasMaxLength(StoredForms.CodeLength);
        builder.Property(e => e.AudienceRole).HasMaxLength(StoredForms.CodeLength);
        builder.HasIndex(e => e.Id).IsUnique();
        builder.HasIndex(e => new { e.DispatchedAt, e.Position }); // the dispatcher's look: those without an instant, in order
    }
}

internal sealed class NotificationConfiguration : IEntityTypeConfiguration<Notification>
{
    public void Configure(EntityTypeBuilder<Notification> builder)
    {
        builder.ToTable("Notifications");
        builder.HasKey(n => new { n.UserId, n.Seq });
        builder.Property(n => n.Event).HasMaxLength(StoredForms.CodeLength);
        builder.Property(n => n.SubjectType).HasMaxLength(20);
        builder.Property(n => n.Code).HasMaxLength(StoredForms.CodeLength);
        builder.HasIndex(n => new { n.UserId, n.EventId }).IsUnique(); // nobody is told of one event twice
        builder.HasIndex(n => n.At);
    }
}

internal sealed class NotificationCounterConfiguration : IEntityTypeConfiguration<NotificationCounter>
{
    public void Configure(EntityTypeBuilder<NotificationCounter> builder)
    {
        builder.ToTable("NotificationCounters");
        builder.HasKey(c => c.UserId);
        builder.Property(c => c.UserId).ValueGeneratedNever();
    }
}
