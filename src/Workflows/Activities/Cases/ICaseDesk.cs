using System.Text.Json.Nodes;

namespace CaseFlow.Workflows.Activities.Cases;

/// <summary>What a case activity may ask of the case side. Web fills it by sending the same requests that REST and the pages send. Every call
/// carries the activity execution's id and is idempotent by it: asked twice, it answers the same and does nothing more.</summary>
public interface ICaseDesk
{
    /// <summary>Opens a work task for a role in an organisation; completing it resumes <see cref="TaskRequest.BookmarkId"/>.</summary>
    Task<Guid> AssignTaskAsync(DeskCall call, TaskRequest request, CancellationToken stop);

    /// <summary>Withdraws the tasks that this activity execution opened and that are still open (its activity was cancelled).</summary>
    Task WithdrawTasksAsync(DeskCall call, string reason, CancellationToken stop);

    /// <summary>One step of the case's life, decided by the domain. What the step is named and needs, see docs/case-steps.md.</summary>
    /// <returns>The outcome the domain decided and values that the workflow may keep: ids, codes and numbers only.</returns>
    /// <exception cref="Domain.Common.DomainException">The domain refuses; kind Conflict leaves through <c>Refused</c>.</exception>
    Task<StepAnswer> DoAsync(DeskCall call, CaseStep step, CancellationToken stop);
}

/// <param name="ExecutionId">Of the activity execution that asks; the idempotency key.</param>
/// <param name="InstanceId">Of the workflow instance.</param>
/// <param name="SubjectId">Usually the case's id: the instance's correlation id.</param>
public sealed record DeskCall(Guid ExecutionId, Guid InstanceId, Guid SubjectId);

/// <param name="Name">For example <c>stage.move</c>, <c>referral.send</c>.</param>
/// <param name="Parameters">Ids, codes and numbers.</param>
public sealed record CaseStep(string Name, JsonObject Parameters);

public sealed record StepAnswer(string Outcome, JsonObject? Values = null);

/// <summary>What <c>CaseFlow.AssignTask</c> asks for.</summary>
/// <param name="BookmarkId">To be resumed with <c>{outcome, answers, taskId, completedBy}</c>; answers without the personal ones.</param>
/// <param name="Kind">For example <c>T3.verify</c>; the case side hangs domain rules on it.</param>
/// <param name="Title">English title.</param>
/// <param name="TitleZh">Simplified Chinese title.</param>
/// <param name="SubjectType">case | household | person | institution | organisation | referral | finding | report.</param>
/// <param name="SubjectId">Of the subject; null: the call's subject.</param>
/// <param name="Role">A role code of the glossary, for example <c>TownshipOfficer</c>.</param>
/// <param name="Scope">Which organisation: <c>village</c>, <c>township</c>, <c>county</c> (of the case's household), <c>agency:InsuranceBureau</c>, or an organisation's id.</param>
/// <param name="DueInWorkingDays">Working days, the start day excluded; 0 means today.</param>
/// <param name="DueInDays">Calendar days instead.</param>
/// <param name="Fields">The form: an array of fields as <c>FormField</c> reads them.</param>
/// <param name="Outcomes">The buttons: <c>{name, label:{en,zh-Hans}, next?:{en,zh-Hans}, style?}</c>, or bare names.</param>
/// <param name="Parameters">Further ids, codes and numbers for the case side (for example <c>referralId</c>, <c>measureId</c>, <c>excludeVisitorOf</c>).</param>
public sealed record TaskRequest(
    Guid BookmarkId,
    string Kind,
    string Title,
    string TitleZh,
    string SubjectType,
    Guid? SubjectId,
    string Role,
    string Scope,
    int? DueInWorkingDays,
    int? DueInDays,
    JsonArray Fields,
    JsonArray Outcomes,
    JsonObject? Parameters);
