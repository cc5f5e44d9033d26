using System.Linq.Expressions;
using CaseFlow.Web.Features.Imports;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Web.Data;

public sealed partial class CaseFlowDb
{
    partial void ApplyScope(ModelBuilder builder)
    {
        ScopeFacts(builder);
        ScopeCases(builder);
        // Subjects: ScopedBy<T>(builder, ScopeSubjects.Household, h => h.Id). Children by their parent's id column, never through a join.
        ScopedBy<Import>(builder, ScopeSubjects.Import, i => i.Id);
        ScopedBy<ImportRejection>(builder, ScopeSubjects.Import, r => r.ImportId);
        ScopedBy<ImportTouched>(builder, ScopeSubjects.Import, t => t.ImportId);
    }

    /// <summary>EXISTS over the caller's organisations.</summary>
    private void ScopedBy<T>(ModelBuilder builder, string subjectType, Expression<Func<T, Guid>> subjectId)
        where T : class
    {
        Expression<Func<Guid, bool>> visible = id => SeesAll
            || ScopeRows.Any(row => row.SubjectType == subjectType && row.SubjectId == id && ScopeOrganisations.Contains(row.OrganisationId));

        var entity = subjectId.Parameters[0];
        var body = new Substitution(visible.Parameters[0], subjectId.Body).Visit(visible.Body);
        builder.Entity<T>().HasQueryFilter(Expression.Lambda<Func<T, bool>>(body, entity));
    }

    private sealed class Substitution(ParameterExpression from, Expression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : base.VisitParameter(node);
    }
}
