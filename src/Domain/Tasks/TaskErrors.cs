using CaseFlow.Domain.Common;

namespace CaseFlow.Domain.Tasks;

public static class TaskErrors
{
    public static DomainException NotFound(Guid id) => new(ErrorKind.NotFound, "task.not_found", ("id", id));

    public static DomainException AlreadyCompleted(Guid id) => new(ErrorKind.Conflict, "task.already_completed", ("id", id));

    public static DomainException Withdrawn(Guid id) => new(ErrorKind.Conflict, "task.withdrawn", ("id", id));

    public static DomainException Changed(Guid id, int revision) =>
        new(ErrorKind.Conflict, "task.changed", ("id", id), ("revision", revision));

    public static DomainException Claimed(Guid id) => new(ErrorKind.Conflict, "task.claimed", ("id", id));

    public static DomainException NotCandidate(Guid id, string role) =>
        new(ErrorKind.Forbidden, "task.not_candidate", ("id", id), ("role", role));

    public static DomainException NotSupervisor(Guid id) => new(ErrorKind.Forbidden, "task.not_supervisor", ("id", id));

    public static DomainException AssigneeUnfit(Guid id) => new(ErrorKind.Invalid, "task.assignee_unfit", ("id", id));

    public static DomainException OutcomeUnknown(string outcome) => new(ErrorKind.Invalid, "task.outcome_unknown", ("outcome", outcome));

    public static DomainException AnswersInvalid(IReadOnlyList<FieldFault> faults) =>
        new(ErrorKind.Invalid, "task.answers_invalid", ("field", faults[0].Field), ("fields", faults));

    public static DomainException FormMalformed(string at) => new(ErrorKind.Invalid, "form.malformed", ("at", at));

    public static DomainException OperationReused(Guid operationId) =>
        new(ErrorKind.Unprocessable, "operation.reused", ("operationId", operationId));
}
