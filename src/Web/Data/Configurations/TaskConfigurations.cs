using CaseFlow.Domain.Cases;
using CaseFlow.Domain.Tasks;
using CaseFlow.Web.Data.Conventions;
using CaseFlow.Web.Features.Desk;
using CaseFlow.Web.Features.Tasks;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseFlow.Web.Data.Configurations;

internal sealed class WorkTaskConfiguration : IEntityTypeConfiguration<WorkTask>
{
    public void Configure(EntityTypeBuilder<WorkTask> builder)
    {
        builder.ToTable("Tasks");
        builder.Property(t => t.Id).ValueGeneratedNever();
        builder.Property(t => t.Revision).IsConcurrencyToken();
        builder.Property(t => t.Kind).HasMaxLength(StoredForms.CodeLength);
        builder.Property(t => t.Role).HasMaxLength(StoredForms.CodeLength);
        builder.Property(t => t.SubjectType).HasMaxLength(20);
        builder.Property(t => t.CaseNumber).HasMaxLength(CaseNumber.MostLength);
        builder.HasIndex(t => t.ExecutionId).IsUnique();
        builder.HasIndex(t => new { t.OrganisationId, t.Role, t.State, t.DueAt });
        builder.HasIndex(t => new { t.ClaimedBy, t.State });
        builder.HasIndex(t => t.CaseId);
        builder.HasIndex(t => t.HouseholdId);
        builder.Ignore(t => t.Raised);
    }
}

internal sealed class TaskAnswerConfiguration : IEntityTypeConfiguration<TaskAnswer>
{
    public void Configure(EntityTypeBuilder<TaskAnswer> builder)
    {
        builder.ToTable("TaskAnswers");
        builder.Property(a => a.Id).ValueGeneratedNever();
        builder.HasIndex(a => new { a.TaskId, a.SavedAt });
    }
}

internal sealed class TaskDeadlineConfiguration : IEntityTypeConfiguration<TaskDeadline>
{
    public void Configure(EntityTypeBuilder<TaskDeadline> builder)
    {
        builder.ToTable("TaskDeadlines");
        builder.Property(d => d.Id).ValueGeneratedNever();
        builder.HasIndex(d => new { d.FiredAt, d.DueAt });
        builder.HasIndex(d => d.TaskId);
    }
}

internal sealed class OperationConfiguration : IEntityTypeConfiguration<Operation>
{
    public void Configure(EntityTypeBuilder<Operation> builder)
    {
        builder.ToTable("Operations");
        builder.Property(o => o.Id).ValueGeneratedNever();
        builder.HasIndex(o => o.At);
    }
}

internal sealed class DeskAnswerConfiguration : IEntityTypeConfiguration<DeskAnswer>
{
    public void Configure(EntityTypeBuilder<DeskAnswer> builder)
    {
        builder.ToTable("DeskAnswers");
        builder.HasKey(a => a.ExecutionId);
        builder.Property(a => a.ExecutionId).ValueGeneratedNever();
        builder.Property(a => a.Outcome).HasMaxLength(StoredForms.CodeLength);
    }
}
