namespace CaseFlow.Workflows.Definitions;

/// <summary>A code with its severity.</summary>
public sealed record FindingKind(string Code, FindingSeverity Severity)
{
    /// <param name="node">The activity it is about.</param>
    /// <param name="within">JSON pointer from the activity on, for example <c>/type</c>.</param>
    /// <param name="subject">The type, port, id or name it is about.</param>
    /// <param name="detail">What else its sentence says.</param>
    public Finding At(ActivityNode node, string within, string subject = "", string detail = "") => node.Parent is null
        ? new(Code, Severity, node.Path + within, null, null, subject, detail)
        : new(Code, Severity, node.Path + within, node.Id, node.Name, subject, detail);

    /// <param name="path">JSON pointer into the definition.</param>
    /// <param name="subject">What it is about.</param>
    public Finding AtDefinition(string path, string subject = "") => new(Code, Severity, path, null, null, subject);
}
