namespace CaseFlow.Web.Data;

/// <summary>Who may see a subject is itself data: one row says that an organisation may see it, and why.</summary>
public sealed class ScopeRow
{
    private ScopeRow()
    {
    }

    public ScopeRow(string subjectType, Guid subjectId, Guid organisationId, string reason)
    {
        SubjectType = subjectType;
        SubjectId = subjectId;
        OrganisationId = organisationId;
        Reason = reason;
    }

    /// <summary>One of <see cref="ScopeSubjects"/>.</summary>
    public string SubjectType { get; private set; } = "";

    public Guid SubjectId { get; private set; }

    public Guid OrganisationId { get; private set; }

    /// <summary>For example <c>own</c>, <c>referral</c>, <c>import</c>.</summary>
    public string Reason { get; private set; } = "";
}

public static class ScopeSubjects
{
    public const string Household = "household";
    public const string Case = "case";
    public const string Task = "task";
    public const string Import = "import";
}
