using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace CaseFlow.Workflows.Expressions;

/// <summary>Scripts that most conditions are: <c>getX()</c>, <c>variables.x</c>, <c>getInput("x")</c> or a literal, with members behind and
/// compared with a literal. Anything it is not sure of is left to the JavaScript engine, if need be when it is evaluated.</summary>
internal sealed partial class TrivialScript : Expression
{
    /// <summary>Members that are there without being in the JSON.</summary>
    private static readonly HashSet<string> Inborn = new(
        ["length", "constructor", "toString", "toLocaleString", "valueOf", "hasOwnProperty", "isPrototypeOf", "propertyIsEnumerable", "__proto__"],
        StringComparer.Ordinal);

    private readonly string source;
    private readonly Func<IExpressionScope, (bool Known, JsonNode? Value)> read;
    private readonly string[] members;
    private readonly JsonNode? compared;
    private readonly bool? equal;

    private TrivialScript(
        string source, Func<IExpressionScope, (bool Known, JsonNode? Value)> read, string[] members, bool? equal, JsonNode? compared)
    {
        this.source = source;
        this.read = read;
        this.members = members;
        this.equal = equal;
        this.compared = compared;
    }

    public static TrivialScript? Read(string source)
    {
        if (TryLiteral(source.Trim().TrimEnd(';'), out var constant)) return new(source, _ => (true, constant), [], null, null);
        if (source.Length > 200 || Shape().Match(source) is not { Success: true } match) return null;

        bool? equal = match.Groups["op"].Success ? match.Groups["op"].Value[0] == '=' : null;
        JsonNode? compared = null;
        // Only === and !== with a literal of one type are free of JavaScript's coercions.
        if (equal is not null && !TryLiteral(match.Groups["literal"].Value, out compared)) return null;

        var members = match.Groups["member"].Captures.Select(c => c.Value).ToArray();
        if (members.Any(Inborn.Contains)) return null;
        return Accessor(match) is { } read ? new(source, read, members, equal, compared) : null;
    }

    public override async ValueTask<JsonNode?> EvaluateAsync(IExpressionScope scope, CancellationToken stop)
    {
        var (known, value) = read(scope);
        var isUndefined = false;
        foreach (var member in members)
        {
            if (!known || value is not JsonObject holder) return (await JavaScriptExpression.RunAsync(source, scope, stop)).Value;
            isUndefined = !holder.TryGetPropertyValue(member, out value);
        }

        if (!known) return (await JavaScriptExpression.RunAsync(source, scope, stop)).Value;
        return equal is null ? AsScripted(value) : JsonValue.Create((!isUndefined && JsonNode.DeepEquals(value, compared)) == equal);
    }

    private static Func<IExpressionScope, (bool Known, JsonNode? Value)>? Accessor(Match match)
    {
        if (match.Groups["input"].Success)
        {
            var input = match.Groups["input"].Value;
            return scope => (true, scope.GetInput(input));
        }

        if (match.Groups["property"].Success)
        {
            var property = match.Groups["property"].Value;
            return scope => TryVariable(scope, property, out var found) ? found : default;
        }

        if (match.Groups["named"].Success)
        {
            var named = match.Groups["named"].Value;
            return scope => TryVariable(scope, named, out var found) ? found : (true, null);
        }

        var getter = match.Groups["getter"].Value;
        // May be an output's accessor, whose names only the engine knows.
        if (getter.Contains("From", StringComparison.Ordinal)) return null;

        var small = char.ToLowerInvariant(getter[0]) + getter[1..];
        return scope => Get(scope, getter, small);
    }

    /// <summary>As the engine's accessors hide each other: a declared input, a variable, a function of ours.</summary>
    private static (bool Known, JsonNode? Value) Get(IExpressionScope scope, string name, string small)
    {
        foreach (var input in scope.DeclaredInputs)
        {
            if (input == name || input == small) return (true, scope.GetInput(input));
        }

        if (TryVariable(scope, name, out var found) || TryVariable(scope, small, out found)) return found;
        return name switch
        {
            "CorrelationId" => (true, scope.CorrelationId),
            "WorkflowInstanceId" => (true, scope.InstanceId),
            "WorkflowInstanceName" => (true, scope.InstanceName),
            "WorkflowDefinitionId" => (true, scope.DefinitionId),
            "WorkflowDefinitionVersionId" => (true, scope.DefinitionVersionId),
            "WorkflowDefinitionVersion" => (true, scope.DefinitionVersion),
            "LastResult" => (true, scope.LastResult),
            _ => default,
        };
    }

    /// <summary>An instant is a date to a script, so the engine has to say what becomes of it.</summary>
    private static bool TryVariable(IExpressionScope scope, string name, out (bool Known, JsonNode? Value) found)
    {
        found = default;
        if (!scope.TryGetVariable(name, out var value)) return false;
        found = value is not null && scope.DateVariables.Contains(name) ? default : (true, value);
        return true;
    }

    /// <summary>5.0 is 5 to a script.</summary>
    private static JsonNode? AsScripted(JsonNode? value) =>
        value is JsonValue && value.GetValueKind() is JsonValueKind.Number && value.ToJsonString().AsSpan().IndexOfAny(".eE") >= 0
            ? JsonValue.Create(double.Parse(value.ToJsonString(), CultureInfo.InvariantCulture))
            : value;

    private static bool TryLiteral(string text, out JsonNode? value)
    {
        value = null;
        text = text.Trim();
        if (text is "null") return true;
        if (text is "true" or "false") value = JsonValue.Create(text == "true");
        else if (Whole().IsMatch(text)) value = JsonValue.Create(long.Parse(text, CultureInfo.InvariantCulture));
        else if (Fraction().IsMatch(text)) value = JsonValue.Create(double.Parse(text, CultureInfo.InvariantCulture));
        else if (Quoted().IsMatch(text)) value = JsonValue.Create(text[1..^1]);
        return value is not null;
    }

    [GeneratedRegex("""\A\s*(?:get(?<getter>[A-Z]\w*)\(\)|variables\.(?<property>[A-Za-z_]\w*)|getInput\((?:"(?<input>\w+)"|'(?<input>\w+)')\)|getVariable\((?:"(?<named>\w+)"|'(?<named>\w+)')\))(?:\.(?<member>[A-Za-z_]\w*))*\s*(?:(?<op>===|!==)\s*(?<literal>[^;=!<>&|+]+?))?\s*;?\s*\z""", RegexOptions.ExplicitCapture)]
    private static partial Regex Shape();

    [GeneratedRegex("""\A-?(0|[1-9][0-9]{0,14})\z""")]
    private static partial Regex Whole();

    [GeneratedRegex("""\A-?(0|[1-9][0-9]{0,5})\.[0-9]{1,9}\z""")]
    private static partial Regex Fraction();

    [GeneratedRegex("""\A("[^"'\\\r\n]*"|'[^"'\\\r\n]*')\z""")]
    private static partial Regex Quoted();
}
