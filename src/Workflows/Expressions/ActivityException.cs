namespace CaseFlow.Workflows.Expressions;

/// <summary>An activity cannot go on; becomes an incident. Code and detail carry no personal data, because incidents are kept and shown.</summary>
public sealed class ActivityException(string code, string? detail = null, Exception? inner = null)
    : Exception(detail is null ? code : $"{code}: {detail}", inner)
{
    /// <summary>For example <c>script.failed</c>.</summary>
    public string Code { get; } = code;
}
