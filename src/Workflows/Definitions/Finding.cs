namespace CaseFlow.Workflows.Definitions;

public enum FindingSeverity
{
    /// <summary>To be known; nothing is wrong.</summary>
    Info,

    /// <summary>Probably not what the author meant.</summary>
    Warning,

    /// <summary>Cannot work. Blocks the publishing of a definition that a case can reach.</summary>
    Error,
}

/// <summary>Something to say about a definition. Its sentence stands in the resources under <c>finding.CODE</c>, with the parameters
/// <c>activity</c>, <c>subject</c> and <c>detail</c>.</summary>
/// <param name="Code">One of <see cref="FindingKinds"/>, for example <c>activity.unknown_type</c>.</param>
/// <param name="Path">JSON pointer into the definition.</param>
/// <param name="ActivityId">The activity it is about; null: the definition as a whole.</param>
/// <param name="ActivityName">What people call that activity; null when it has no name of its own.</param>
/// <param name="Subject">The type, port, id or name it is about.</param>
/// <param name="Detail">What else the sentence says: the expected, the other activity.</param>
public sealed record Finding(
    string Code, FindingSeverity Severity, string Path, string? ActivityId, string? ActivityName, string Subject = "", string Detail = "")
{
    public bool IsError => Severity is FindingSeverity.Error;
}
