using System.Text.Json.Nodes;

namespace CaseFlow.Workflows.Expressions;

/// <summary>Runs JavaScript over plain JSON. Nothing of the host is reachable from a script.</summary>
public interface IScriptRunner
{
    /// <exception cref="ActivityException"><c>script.failed</c>, <c>script.malformed</c>, <c>script.too_large</c>, <c>script.too_deep</c>, <c>script.timeout</c></exception>
    ValueTask<ScriptAnswer> RunAsync(ScriptRequest request, CancellationToken stop);

    /// <summary>Whether the source parses; null when it does, else a sentence without the source.</summary>
    string? FindSyntaxError(string source);
}

/// <param name="Source">The script; its value is the last expression's, or what a top-level <c>return</c> gives.</param>
/// <param name="Data"><c>variables</c>, <c>input</c>, <c>outputs</c>, <c>lastResult</c>, <c>correlationId</c>, <c>instanceId</c>, <c>instanceName</c>.</param>
public sealed record ScriptRequest(string Source, JsonObject Data);

/// <param name="Value">undefined is null.</param>
/// <param name="Changed">Variables that the script set, by name; null when none.</param>
/// <param name="Outcomes">What <c>setOutcome</c> or <c>setOutcomes</c> named; null when neither was called.</param>
public sealed record ScriptAnswer(JsonNode? Value, JsonObject? Changed = null, IReadOnlyList<string>? Outcomes = null);
