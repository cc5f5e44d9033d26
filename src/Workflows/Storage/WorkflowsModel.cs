using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseFlow.Workflows.Storage;

public static class WorkflowsModel
{
    /// <summary>Maps the tables of the workflow side (prefix <c>wf_</c>). How instants are stored is the context's convention.</summary>
    public static ModelBuilder AddWorkflows(this ModelBuilder model) => model
        .ApplyConfiguration(new DefinitionConfiguration())
        .ApplyConfiguration(new InstanceConfiguration())
        .ApplyConfiguration(new BookmarkConfiguration())
        .ApplyConfiguration(new TimerConfiguration())
        .ApplyConfiguration(new OperationConfiguration())
        .ApplyConfiguration(new JournalConfiguration())
        .ApplyConfiguration(new ExecutionConfiguration())
        .ApplyConfiguration(new IncidentConfiguration())
        .ApplyConfiguration(new InboxConfiguration())
        .ApplyConfiguration(new TriggerConfiguration())
        .ApplyConfiguration(new WaitingEventConfiguration())
        .ApplyConfiguration(new MoveConfiguration())
        .ApplyConfiguration(new MoveItemConfiguration());

    internal static void Key<T>(this EntityTypeBuilder<T> builder, string table)
        where T : class
    {
        builder.ToTable(table);
        builder.HasKey("Id");
        builder.Property("Id").ValueGeneratedNever();
    }
}

internal sealed class DefinitionConfiguration : IEntityTypeConfiguration<DefinitionRow>
{
    public void Configure(EntityTypeBuilder<DefinitionRow> builder)
    {
        builder.Key("wf_definitions");
        builder.Property(d => d.DefinitionId).HasMaxLength(100);
        builder.Property(d => d.Name).HasMaxLength(200);
        builder.Property(d => d.ContentHash).HasMaxLength(64);
        builder.Property(d => d.Source).HasConversion<string>().HasMaxLength(20);
        builder.Property(d => d.FileHash).HasMaxLength(64);
        builder.Property(d => d.Description).HasMaxLength(2000);
        builder.HasIndex(d => new { d.DefinitionId, d.Version }).IsUnique();
    }
}

internal sealed class InstanceConfiguration : IEntityTypeConfiguration<InstanceRow>
{
    public void Configure(EntityTypeBuilder<InstanceRow> builder)
    {
        builder.Key("wf_instances");
        builder.Property(i => i.DefinitionId).HasMaxLength(100);
        builder.Property(i => i.CorrelationId).HasMaxLength(100);
        builder.Property(i => i.Name).HasMaxLength(200);
        builder.Property(i => i.Status).HasConversion<string>().HasMaxLength(20);
        builder.Property(i => i.SubStatus).HasConversion<string>().HasMaxLength(20);
        builder.Property(i => i.Revision).IsConcurrencyToken();
        builder.HasIndex(i => i.ParentInstanceId);
        builder.HasIndex(i => i.CorrelationId);
        builder.HasIndex(i => new { i.DefinitionVersionId, i.Status });
        builder.HasIndex(i => new { i.DefinitionId, i.Status, i.CreatedAt });
        builder.HasIndex(i => new { i.CreatedAt, i.Id }); // the list of all, the newest first
        builder.HasIndex(i => i.FinishedAt).HasFilter("\"FinishedAt\" IS NOT NULL");
    }
}

internal sealed class BookmarkConfiguration : IEntityTypeConfiguration<BookmarkRow>
{
    public void Configure(EntityTypeBuilder<BookmarkRow> builder)
    {
        builder.Key("wf_bookmarks");
        builder.Property(b => b.ActivityId).HasMaxLength(100);
        builder.Property(b => b.NodeId).HasMaxLength(500);
        builder.Property(b => b.Name).HasMaxLength(100);
        builder.Property(b => b.StimulusKey).HasMaxLength(300);
        builder.HasIndex(b => b.InstanceId);
        builder.HasIndex(b => b.StimulusKey).HasFilter("\"StimulusKey\" IS NOT NULL");
    }
}

internal sealed class InboxConfiguration : IEntityTypeConfiguration<InboxRow>
{
    public void Configure(EntityTypeBuilder<InboxRow> builder)
    {
        builder.Key("wf_inbox");
        builder.HasIndex(i => i.InstanceId);
    }
}

internal sealed class TriggerConfiguration : IEntityTypeConfiguration<TriggerRow>
{
    public void Configure(EntityTypeBuilder<TriggerRow> builder)
    {
        builder.Key("wf_triggers");
        builder.Property(t => t.DefinitionId).HasMaxLength(100);
        builder.Property(t => t.ActivityId).HasMaxLength(100);
        builder.Property(t => t.Type).HasMaxLength(100);
        builder.Property(t => t.StimulusKey).HasMaxLength(300);
        builder.HasIndex(t => t.DefinitionId);
        builder.HasIndex(t => t.StimulusKey).HasFilter("\"StimulusKey\" IS NOT NULL");
        builder.HasIndex(t => new { t.NextDueAt, t.Id }).HasFilter("\"NextDueAt\" IS NOT NULL");
    }
}

internal sealed class WaitingEventConfiguration : IEntityTypeConfiguration<WaitingEventRow>
{
    public void Configure(EntityTypeBuilder<WaitingEventRow> builder)
    {
        builder.Key("wf_waiting_events");
        builder.Property(e => e.StimulusKey).HasMaxLength(300);
        builder.Property(e => e.CorrelationId).HasMaxLength(100);
        builder.HasIndex(e => e.StimulusKey);
        builder.HasIndex(e => e.ExpiresAt);
    }
}

internal sealed class MoveConfiguration : IEntityTypeConfiguration<MoveRow>
{
    public void Configure(EntityTypeBuilder<MoveRow> builder)
    {
        builder.Key("wf_moves");
        builder.Property(m => m.DefinitionId).HasMaxLength(100);
        builder.Property(m => m.Status).HasConversion<string>().HasMaxLength(20);
        builder.HasIndex(m => new { m.DefinitionId, m.CreatedAt });
        builder.HasIndex(m => m.Status);
    }
}

internal sealed class MoveItemConfiguration : IEntityTypeConfiguration<MoveItemRow>
{
    public void Configure(EntityTypeBuilder<MoveItemRow> builder)
    {
        builder.Key("wf_move_items");
        builder.Property(i => i.Status).HasConversion<string>().HasMaxLength(20);
        builder.HasIndex(i => new { i.MoveId, i.Status, i.Id });
        builder.HasIndex(i => i.InstanceId);
    }
}

internal sealed class TimerConfiguration : IEntityTypeConfiguration<TimerRow>
{
    public void Configure(EntityTypeBuilder<TimerRow> builder)
    {
        builder.Key("wf_timers");
        builder.HasIndex(t => new { t.DueAt, t.Id });
        builder.HasIndex(t => t.InstanceId);
    }
}

internal sealed class OperationConfiguration : IEntityTypeConfiguration<OperationRow>
{
    public void Configure(EntityTypeBuilder<OperationRow> builder)
    {
        builder.Key("wf_operations");
        builder.Property(o => o.Kind).HasMaxLength(20);
        builder.HasIndex(o => o.AppliedAt);
    }
}

internal sealed class JournalConfiguration : IEntityTypeConfiguration<JournalRow>
{
    public void Configure(EntityTypeBuilder<JournalRow> builder)
    {
        builder.Key("wf_journal");
        builder.Property(j => j.ActivityId).HasMaxLength(100);
        builder.Property(j => j.ActivityType).HasMaxLength(100);
        builder.Property(j => j.ActivityName).HasMaxLength(200);
        builder.Property(j => j.NodeId).HasMaxLength(500);
        builder.Property(j => j.EventName).HasMaxLength(20);
        builder.HasIndex(j => new { j.InstanceId, j.Sequence });
    }
}

internal sealed class ExecutionConfiguration : IEntityTypeConfiguration<ExecutionRow>
{
    public void Configure(EntityTypeBuilder<ExecutionRow> builder)
    {
        builder.Key("wf_executions");
        builder.Property(e => e.ActivityId).HasMaxLength(100);
        builder.Property(e => e.ActivityType).HasMaxLength(100);
        builder.Property(e => e.ActivityName).HasMaxLength(200);
        builder.Property(e => e.NodeId).HasMaxLength(500);
        builder.Property(e => e.Status).HasConversion<string>().HasMaxLength(20);
        builder.HasIndex(e => e.InstanceId);
    }
}

internal sealed class IncidentConfiguration : IEntityTypeConfiguration<IncidentRow>
{
    public void Configure(EntityTypeBuilder<IncidentRow> builder)
    {
        builder.Key("wf_incidents");
        builder.Property(i => i.ActivityId).HasMaxLength(100);
        builder.Property(i => i.ActivityType).HasMaxLength(100);
        builder.Property(i => i.NodeId).HasMaxLength(500);
        builder.Property(i => i.ExceptionType).HasMaxLength(200);
        builder.HasIndex(i => i.InstanceId);
    }
}
