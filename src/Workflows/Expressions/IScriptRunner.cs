using System.Text.Json.Nodes;

namespace CaseFlow.Workflows.Expressions;

/// <summary>Runs JavaScript over plain JSON. Nothing of the host is reachable from a script.</summary>
public interface IScriptRunner
{
    /// <exception cref="ActivityException"><c>script.failed</c>, <c>script.malformed</c>, <c>script.timeout</c>, <c>script.crashed</c>,
    /// <c>script.out_of_memory</c>, <c>script.too_large</c>, <c>script.too_deep</c>, <c>script.answer_too_large</c>, <c>script.answer_too_deep</c></exception>
    /// <exception cref="Domain.Common.DomainException"><c>script.unavailable</c>: no script can be run now, whatever it is.</exception>
    ValueTask<ScriptAnswer> RunAsync(ScriptRequest request, CancellationToken stop);

    /// <summary>Whether the source parses; null when it does, else what is wrong with line and column, without the source.</summary>
    ValueTask<string?> FindSyntaxErrorAsync(string source, CancellationToken stop);
}

/// <param name="Source">The script; its value is the last expression's, or what a top-level <c>return</c> gives.</param>
/// <param name="Data"><c>variables</c>, <c>dates</c> (names of those that are instants), <c>input</c>, <c>declared</c> (names of the declared
/// inputs), <c>outputs</c>, <c>lastResult</c>, <c>correlationId</c>, <c>instanceId</c>, <c>instanceName</c>, <c>definitionId</c>,
/// <c>definitionVersionId</c>, <c>definitionVersion</c>, <c>now</c> (of the case clock, milliseconds since 1970).</param>
public sealed record ScriptRequest(string Source, JsonObject Data);

/// <param name="Value">undefined is null.</param>
/// <param name="Changed">Variables that the script set, by name; null when none.</param>
/// <param name="Outcomes">What <c>setOutcome</c> or <c>setOutcomes</c> named; null when neither was called.</param>
/// <param name="Assigned">What the script set of the instance: <see cref="CorrelationId"/>, <see cref="InstanceName"/>; null when nothing.</param>
public sealed record ScriptAnswer(
    JsonNode? Value, JsonObject? Changed = null, IReadOnlyList<string>? Outcomes = null, JsonObject? Assigned = null)
{
    public const string CorrelationId = "correlationId";
    public const string InstanceName = "instanceName";
}
