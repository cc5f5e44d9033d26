using System.Text.Json.Nodes;
using CaseFlow.Domain.Common;

namespace CaseFlow.Domain.Tasks;

public enum TaskState
{
    Open,
    Done,
    Withdrawn,
}

/// <summary>One human step, offered to a role in an organisation. Unclaimed, any candidate may complete it; claimed, only its holder.</summary>
public sealed class WorkTask : AggregateRoot
{
    private WorkTask()
    {
    }

    /// <summary>For example <c>T3.verify</c>; the case side hangs domain rules on it.</summary>
    public string Kind { get; private set; } = "";

    public string Title { get; private set; } = "";

    public string TitleZh { get; private set; } = "";

    public string SubjectType { get; private set; } = "";

    public Guid SubjectId { get; private set; }

    public Guid? CaseId { get; private set; }

    public string? CaseNumber { get; private set; }

    public Guid? HouseholdId { get; private set; }

    public string Role { get; private set; } = "";

    public Guid OrganisationId { get; private set; }

    public Guid? TownshipId { get; private set; }

    /// <summary>Whom a supervisor or colleague handed it to.</summary>
    public Guid? AssigneeId { get; private set; }

    public Guid? ClaimedBy { get; private set; }

    public DateTimeOffset? ClaimedAt { get; private set; }

    public DateTimeOffset OpenedAt { get; private set; }

    public DateOnly DueOn { get; private set; }

    public DateTimeOffset DueAt { get; private set; }

    public TaskState State { get; private set; }

    /// <summary>The form's fields as JSON.</summary>
    public string Fields { get; private set; } = "[]";

    /// <summary>The outcomes as JSON.</summary>
    public string Outcomes { get; private set; } = "[]";

    /// <summary>Ids, codes and numbers for the rules of its kind, as a JSON object.</summary>
    public string Parameters { get; private set; } = "{}";

    public Guid? BookmarkId { get; private set; }

    public Guid? InstanceId { get; private set; }

    public Guid? ExecutionId { get; private set; }

    public string? Outcome { get; private set; }

    public Guid? CompletedBy { get; private set; }

    public DateTimeOffset? CompletedAt { get; private set; }

    public string? WithdrawnBecause { get; private set; }

    [Personal(PersonalKind.FreeText)]
    public string? ReturnedBecause { get; private set; }

    public bool Returned { get; private set; }

    /// <exception cref="DomainException"><c>form.malformed</c>: no outcome to choose from.</exception>
    public static WorkTask Open(TaskOpening opening, DateTimeOffset now)
    {
        if (opening.Outcomes.Count == 0)
        {
            throw TaskErrors.FormMalformed("outcomes");
        }

        var task = new WorkTask
        {
            Id = Ids.New(now),
            Kind = opening.Kind,
            Title = opening.Title.En,
            TitleZh = opening.Title.ZhHans,
            SubjectType = opening.SubjectType,
            SubjectId = opening.SubjectId,
            CaseId = opening.CaseId,
            CaseNumber = opening.CaseNumber,
            HouseholdId = opening.HouseholdId,
            Role = opening.Role,
            OrganisationId = opening.OrganisationId,
            TownshipId = opening.TownshipId,
            OpenedAt = now,
            DueOn = opening.DueOn,
            DueAt = opening.DueAt,
            Fields = opening.Form.Write(),
            Outcomes = TaskOutcome.Write(opening.Outcomes),
            Parameters = (opening.Parameters ?? []).ToJsonString(),
            BookmarkId = opening.BookmarkId,
            InstanceId = opening.InstanceId,
            ExecutionId = opening.ExecutionId,
            ReturnedBecause = opening.ReturnedBecause,
            Returned = opening.ReturnedBecause is not null,
        };
        task.Raise(new TaskAssigned(task, task.Returned));
        return task;
    }

    public Form Form() => Tasks.Form.Read(Fields);

    public IReadOnlyList<TaskOutcome> OutcomeList() => TaskOutcome.ReadAll((JsonArray)JsonNode.Parse(Outcomes)!);

    public JsonObject ParameterValues() => (JsonObject)JsonNode.Parse(Parameters)!;

    public bool IsCandidate(Worker who) =>
        AssigneeId == who.UserId || ClaimedBy == who.UserId || (who.Role == Role && who.OrganisationId == OrganisationId);

    /// <summary>Takes it; taking what one holds already changes nothing.</summary>
    /// <exception cref="DomainException"><c>task.not_candidate</c>, <c>task.already_completed</c>, <c>task.claimed</c></exception>
    public void Claim(Worker who, DateTimeOffset now)
    {
        MustBeOpenTo(who);
        if (ClaimedBy == who.UserId)
        {
            return;
        }

        MustNotBeHeldByAnother(who);
        ClaimedBy = who.UserId;
        ClaimedAt = now;
        Raise(new TaskClaimed(Id, who.UserId));
    }

    /// <summary>Gives it back to the group. Its holder may, and a supervisor.</summary>
    /// <exception cref="DomainException"><c>task.already_completed</c>, <c>task.claimed</c></exception>
    public void Release(Worker who)
    {
        if (!who.Supervises)
        {
            MustBeOpenTo(who);
            MustNotBeHeldByAnother(who);
        }

        MustBeOpen();
        if (ClaimedBy is null && AssigneeId is null)
        {
            return;
        }

        ClaimedBy = null;
        ClaimedAt = null;
        AssigneeId = null;
        Raise(new TaskReleased(Id, who.UserId));
    }

    /// <summary>Hands it to a colleague of the task's role and organisation, who then holds it.</summary>
    /// <exception cref="DomainException"><c>task.not_candidate</c>, <c>task.claimed</c>, <c>task.assignee_unfit</c></exception>
    public void AssignTo(Worker to, Worker by, DateTimeOffset now)
    {
        if (!by.Supervises)
        {
            MustBeOpenTo(by);
            MustNotBeHeldByAnother(by);
        }

        MustBeOpen();
        if (to.Role != Role || to.OrganisationId != OrganisationId)
        {
            throw TaskErrors.AssigneeUnfit(Id);
        }

        if (ClaimedBy == to.UserId)
        {
            return;
        }

        AssigneeId = to.UserId;
        ClaimedBy = to.UserId;
        ClaimedAt = now;
        Raise(new TaskAssigned(this, Returned: false));
    }

    /// <summary>The checks before a completion, in the order callers may rely on: done already, changed since, held by another.</summary>
    /// <exception cref="DomainException"><c>task.not_candidate</c>, <c>task.already_completed</c>, <c>task.withdrawn</c>,
    /// <c>task.changed</c>, <c>task.claimed</c></exception>
    public void MayComplete(Worker who, int revision)
    {
        MustBeOpenTo(who);
        if (revision != Revision)
        {
            throw TaskErrors.Changed(Id, Revision);
        }

        MustNotBeHeldByAnother(who);
    }

    /// <returns>The answers in canonical form.</returns>
    /// <exception cref="DomainException">As <see cref="MayComplete"/>; then <c>task.outcome_unknown</c>, <c>task.answers_invalid</c>.</exception>
    public CheckedAnswers Complete(Worker who, int revision, string outcome, JsonObject answers, DateTimeOffset now)
    {
        MayComplete(who, revision);
        if (OutcomeList().All(o => o.Name != outcome))
        {
            throw TaskErrors.OutcomeUnknown(outcome);
        }

        var read = Form().Check(answers, outcome);
        State = TaskState.Done;
        Outcome = outcome;
        CompletedBy = who.UserId;
        CompletedAt = now;
        Raise(new TaskCompleted(this, who.UserId, outcome));
        return read;
    }

    /// <summary>The workflow no longer needs it. Withdrawing what is no longer open changes nothing.</summary>
    public void Withdraw(string reason, DateTimeOffset now)
    {
        if (State is not TaskState.Open)
        {
            return;
        }

        State = TaskState.Withdrawn;
        WithdrawnBecause = reason;
        CompletedAt = now;
        Raise(new TaskWithdrawn(Id, reason));
    }

    /// <summary>Moves the due date while the household is waited for.</summary>
    /// <exception cref="DomainException"><c>task.already_completed</c></exception>
    public void Extend(DateOnly dueOn, DateTimeOffset dueAt)
    {
        MustBeOpen();
        var before = DueOn;
        DueOn = dueOn;
        DueAt = dueAt;
        Raise(new TaskExtended(this, before, dueOn));
    }

    private void MustBeOpenTo(Worker who)
    {
        if (!IsCandidate(who))
        {
            throw TaskErrors.NotCandidate(Id, Role);
        }

        MustBeOpen();
    }

    private void MustBeOpen()
    {
        if (State is TaskState.Done)
        {
            throw TaskErrors.AlreadyCompleted(Id);
        }

        if (State is TaskState.Withdrawn)
        {
            throw TaskErrors.Withdrawn(Id);
        }
    }

    private void MustNotBeHeldByAnother(Worker who)
    {
        if (ClaimedBy is { } holder && holder != who.UserId)
        {
            throw TaskErrors.Claimed(Id);
        }
    }
}
