namespace CaseFlow.Workflows.Definitions;

/// <summary>Something wrong with a definition.</summary>
/// <param name="Code">For example <c>activity.unknown_type</c>.</param>
/// <param name="Path">JSON pointer into the definition.</param>
/// <param name="Subject">The type, id or name it is about.</param>
public sealed record Finding(string Code, string Path, string Subject);
