using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace CaseFlow.Workflows.Expressions;

/// <summary>Scripts that most conditions are: <c>getX()</c>, <c>variables.x</c>, <c>getInput("x")</c> or a literal, with members behind and
/// compared with a literal. Anything it is not sure of is left to the JavaScript engine.</summary>
internal sealed partial class TrivialScript : Expression
{
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
        if (members.Contains("length")) return null;
        return Accessor(match) is { } read ? new(source, read, members, equal, compared) : null;
    }

    public override async ValueTask<JsonNode?> EvaluateAsync(IExpressionScope scope, CancellationToken stop)
    {
        var (known, value) = read(scope);
        foreach (var member in members)
        {
            if (!known || value is not JsonObject holder) return (await JavaScriptExpression.RunAsync(source, scope, stop)).Value;
            value = holder[member];
        }

        if (!known) return (await JavaScriptExpression.RunAsync(source, scope, stop)).Value;
        return equal is null ? value : JsonValue.Create(JsonNode.DeepEquals(value, compared) == equal);
    }

    private static Func<IExpressionScope, (bool Known, JsonNode? Value)>? Accessor(Match match)
    {
        if (match.Groups["input"].Success)
        {
            var input = match.Groups["input"].Value;
            return scope => (true, scope.GetInput(input));
        }

        if (match.Groups["property"].Success) return Variable(match.Groups["property"].Value, match.Groups["property"].Value);
        if (match.Groups["named"].Success) return Variable(match.Groups["named"].Value, match.Groups["named"].Value);

        var getter = match.Groups["getter"].Value;
        return getter switch
        {
            "CorrelationId" => scope => (true, scope.CorrelationId),
            "WorkflowInstanceId" => scope => (true, scope.InstanceId),
            "WorkflowInstanceName" => scope => (true, scope.InstanceName),
            "LastResult" => scope => (true, scope.LastResult),
            _ => Variable(getter, char.ToLowerInvariant(getter[0]) + getter[1..]),
        };
    }

    private static Func<IExpressionScope, (bool Known, JsonNode? Value)> Variable(string name, string orElse) => scope =>
        scope.TryGetVariable(name, out var value) || (orElse != name && scope.TryGetVariable(orElse, out value)) ? (true, value) : (false, null);

    private static bool TryLiteral(string text, out JsonNode? value)
    {
        value = null;
        text = text.Trim();
        if (text is "null") return true;
        if (text is "true" or "false") value = JsonValue.Create(text == "true");
        else if (Number().IsMatch(text)) value = JsonValue.Create(decimal.Parse(text, CultureInfo.InvariantCulture));
        else if (Quoted().IsMatch(text)) value = JsonValue.Create(text[1..^1]);
        return value is not null;
    }

    [GeneratedRegex("""\A\s*(?:get(?<getter>[A-Z]\w*)\(\)|variables\.(?<property>[A-Za-z_]\w*)|getInput\((?:"(?<input>\w+)"|'(?<input>\w+)')\)|getVariable\((?:"(?<named>\w+)"|'(?<named>\w+)')\))(?:\.(?<member>[A-Za-z_]\w*))*\s*(?:(?<op>===|!==)\s*(?<literal>[^;=!<>&|+]+?))?\s*;?\s*\z""", RegexOptions.ExplicitCapture)]
    private static partial Regex Shape();

    [GeneratedRegex("""\A-?(0|[1-9][0-9]{0,14})(\.[0-9]{1,9})?\z""")]
    private static partial Regex Number();

    [GeneratedRegex("""\A("[^"'\\\r\n]*"|'[^"'\\\r\n]*')\z""")]
    private static partial Regex Quoted();
}
