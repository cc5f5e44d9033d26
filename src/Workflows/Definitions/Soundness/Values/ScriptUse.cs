using System.Text.RegularExpressions;

namespace CaseFlow.Workflows.Definitions.Soundness.Values;

/// <summary>What a script names of the workflow, seen by a look at its text and not by running it.</summary>
/// <param name="Name">As written: <c>Total</c> of <c>getTotal()</c>, <c>total</c> of <c>variables.total</c>.</param>
/// <param name="Kind">What it is.</param>
internal sealed partial record ScriptUse(string Name, ScriptUseKind Kind)
{
    // What the prelude defines, and what Elsa has besides.
    private static readonly HashSet<string> BuiltIn = new(StringComparer.Ordinal)
    {
        "getVariable", "setVariable", "getInput", "getOutputFrom", "getLastResult", "getCorrelationId", "setCorrelationId", "getWorkflowInstanceId",
        "getWorkflowInstanceName", "setWorkflowInstanceName", "getWorkflowDefinitionId", "getWorkflowDefinitionVersionId", "getWorkflowDefinitionVersion",
        "setOutcome", "setOutcomes", "getShortGuid", "getGuid", "getGuidString", "getUtcNow", "getConfig",
    };

    public bool IsWrite => Kind is ScriptUseKind.Set or ScriptUseKind.Assigned;

    public static IReadOnlyList<ScriptUse> Of(string source)
    {
        var found = new List<ScriptUse>();
        var own = Local().Matches(source).Select(m => m.Groups["name"].Value).ToHashSet(StringComparer.Ordinal);
        foreach (Match match in Named().Matches(source))
        {
            if (match.Groups["verb"] is { Success: true } verb)
            {
                var function = verb.Value + match.Groups["pascal"].Value;
                if (function is "getLastResult") found.Add(new("", ScriptUseKind.LastResult));
                if (own.Contains(function) || BuiltIn.Contains(function)) continue;
                found.Add(new(match.Groups["pascal"].Value, verb.Value == "get" ? ScriptUseKind.Get : ScriptUseKind.Set));
            }
            else if (match.Groups["property"] is { Success: true } property && !own.Contains("variables"))
            {
                found.Add(new(property.Value, match.Groups["assigned"].Success ? ScriptUseKind.Assigned : ScriptUseKind.Property));
            }
            else if (match.Groups["function"] is { Success: true } call)
            {
                found.Add(new(match.Groups["argument"].Value, call.Value switch
                {
                    "getInput" => ScriptUseKind.Input,
                    "getOutputFrom" => ScriptUseKind.OutputFrom,
                    "setVariable" => ScriptUseKind.Assigned,
                    _ => ScriptUseKind.Property,
                }));
            }
        }

        return found;
    }

    [GeneratedRegex("""
        //[^\n]*|/\*[\s\S]*?\*/
        |(?<![\w$.])(?<function>getVariable|setVariable|getInput|getOutputFrom)\(\s*(?:"(?<argument>[^"\\]*)"|'(?<argument>[^'\\]*)')
        |(?<![\w$.])(?<verb>get|set)(?<pascal>[A-Z]\w*)\s*\(
        |(?<![\w$.])variables\.(?<property>[A-Za-z_$][\w$]*)(?:\.\w+|\[[^\]]*\])*(?<assigned>\s*(?:=(?!=)|\+\+|--|[-+*/%|&^]=))?
        |"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'
        """, RegexOptions.ExplicitCapture | RegexOptions.IgnorePatternWhitespace, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Named();

    [GeneratedRegex(@"\b(?:function|var|let|const)\s+(?<name>[A-Za-z_$][\w$]*)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Local();
}

internal enum ScriptUseKind
{
    /// <summary><c>getX()</c>: a variable, an input, or an output <c>getXFromY()</c>.</summary>
    Get,

    /// <summary><c>setX(value)</c></summary>
    Set,

    /// <summary><c>variables.x</c>, <c>getVariable("x")</c></summary>
    Property,

    /// <summary><c>variables.x = value</c>, <c>setVariable("x", value)</c></summary>
    Assigned,

    /// <summary><c>getInput("x")</c></summary>
    Input,

    /// <summary><c>getOutputFrom("activity")</c></summary>
    OutputFrom,

    LastResult,
}
