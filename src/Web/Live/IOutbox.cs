namespace CaseFlow.Web.Live;

/// <summary>What leaves the process leaves from the outbox, after the commit, at least once.</summary>
public interface IOutbox
{
    /// <summary>Writes, within the open command, what happened and to whom.</summary>
    void Tell(LiveEvent what);
}

/// <param name="Name">One of <see cref="LiveEvents"/>.</param>
/// <param name="SubjectType">case | task | household | import | referral | definition …</param>
/// <param name="SubjectId">Of the subject.</param>
/// <param name="Code">Text code; the sentence is made in the reader's language.</param>
/// <param name="Parameters">Ids, codes and numbers only; never personal data.</param>
/// <param name="Audience">Who is told; checked again when it is sent.</param>
public sealed record LiveEvent(
    string Name, string SubjectType, Guid SubjectId, string Code, IReadOnlyDictionary<string, object?> Parameters, Audience Audience);

/// <summary>The assignee if named, the candidates of a role in an organisation, and their supervisors; nobody else.</summary>
/// <param name="UserId">One person.</param>
/// <param name="Role">With <paramref name="OrganisationId"/>: everyone of that role there; of the supervision group, the members
/// linked to that organisation or to a unit above it. Alone: everyone of that role.</param>
/// <param name="OrganisationId">With <paramref name="Role"/>; also whose supervisors are told.</param>
/// <param name="WithSupervisors">The organisation's supervisors (principal, else deputy, else the next unit's up) are told too;
/// of what happens to a case as a whole (<c>CaseStageChanged</c>, <c>CaseReopened</c>) also the linked members of the supervision group.</param>
public sealed record Audience(Guid? UserId = null, string? Role = null, Guid? OrganisationId = null, bool WithSupervisors = true);

public static class LiveEvents
{
    public const string TaskAssigned = "TaskAssigned";
    public const string TaskDueSoon = "TaskDueSoon";
    public const string TaskOverdue = "TaskOverdue";
    public const string TaskReturned = "TaskReturned";
    public const string TaskCompleted = "TaskCompleted";
    public const string CaseStageChanged = "CaseStageChanged";
    public const string ReferralReplied = "ReferralReplied";
    public const string CaseReopened = "CaseReopened";
    public const string ImportProgress = "ImportProgress";
    public const string DefinitionSeatTaken = "DefinitionSeatTaken";

    /// <summary>For pages that are open now: it reaches connections, and nobody finds it among their notifications.</summary>
    public const string DefinitionSaved = "DefinitionSaved";

    /// <summary>Only its latest word is of use: earlier ones of the same subject are dropped.</summary>
    internal static bool IsOvertakeable(string name) => name is ImportProgress or DefinitionSaved;

    /// <summary>Sent, not kept: its notices have no number of their recipient's.</summary>
    internal static bool IsPassing(string name) => name is DefinitionSaved;
}
