using CaseFlow.Domain.Cases;
using CaseFlow.Domain.Referrals;
using CaseFlow.Domain.Tasks;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Web.Data;

/// <summary>Cases and the tasks that move them.</summary>
public sealed partial class CaseFlowDb
{
    public DbSet<Case> Cases => Set<Case>();

    public DbSet<CaseEvent> CaseEvents => Set<CaseEvent>();

    public DbSet<WorkTask> WorkTasks => Set<WorkTask>();

    public DbSet<TaskAnswer> TaskAnswers => Set<TaskAnswer>();

    public DbSet<TaskDeadline> TaskDeadlines => Set<TaskDeadline>();

    private void ScopeCases(ModelBuilder builder)
    {
        ScopedBy<Case>(builder, ScopeSubjects.Case, c => c.Id);
        ScopedBy<CaseEvent>(builder, ScopeSubjects.Case, e => e.CaseId);
        ScopedBy<Consent>(builder, ScopeSubjects.Case, c => c.CaseId);
        ScopedBy<Visit>(builder, ScopeSubjects.Case, v => v.CaseId);
        ScopedBy<Measure>(builder, ScopeSubjects.Case, m => m.CaseId);
        ScopedBy<Referral>(builder, ScopeSubjects.Case, r => r.CaseId);
        ScopedBy<ClosingCondition>(builder, ScopeSubjects.Case, c => c.CaseId);
        ScopedBy<Publicity>(builder, ScopeSubjects.Case, p => p.CaseId);
        ScopedBy<WaitingPeriod>(builder, ScopeSubjects.Case, w => w.CaseId);
        ScopedBy<WorkTask>(builder, ScopeSubjects.Task, t => t.Id);
        ScopedBy<TaskAnswer>(builder, ScopeSubjects.Task, a => a.TaskId);
        ScopedBy<TaskDeadline>(builder, ScopeSubjects.Task, d => d.TaskId);
    }
}
