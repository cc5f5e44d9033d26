namespace CaseFlow.Workflows.Definitions;

/// <summary>What was read is no workflow definition. <see cref="Path"/> is a JSON pointer.</summary>
public sealed class DefinitionException(string code, string path) : Exception($"{code} at '{path}'")
{
    /// <summary>For example <c>definition.not_json</c>.</summary>
    public string Code { get; } = code;

    public string Path { get; } = path;
}
