namespace CaseFlow.Web.Security.Audit;

/// <summary>Who did what to what: every write, reveal and refused access.</summary>
public interface IAuditTrail
{
    /// <summary>Adds a record to the open command; both commit together.</summary>
    /// <param name="action">A code, <c>noun.verb</c>, for example <c>task.complete</c>.</param>
    /// <param name="subjectType">For example <c>case</c>.</param>
    /// <param name="subjectId">Of the subject, if there is one.</param>
    /// <param name="parameters">Ids, codes, numbers; a personal field only as masked value and keyed digest. Serialised as JSON.</param>
    void Record(string action, string subjectType, Guid? subjectId, object? parameters = null);
}
