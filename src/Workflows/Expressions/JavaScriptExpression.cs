using System.Text.Json.Nodes;

namespace CaseFlow.Workflows.Expressions;

internal sealed class JavaScriptExpression(string source) : Expression
{
    /// <summary>A trivial script needs no JavaScript engine.</summary>
    public static Expression Read(string source) => (Expression?)TrivialScript.Read(source) ?? new JavaScriptExpression(source);

    public override async ValueTask<JsonNode?> EvaluateAsync(IExpressionScope scope, CancellationToken stop)
    {
        if (string.IsNullOrWhiteSpace(source)) return null;
        return (await RunAsync(source, scope, stop)).Value;
    }

    /// <summary>Runs a script and writes back what it set.</summary>
    public static async ValueTask<ScriptAnswer> RunAsync(string source, IExpressionScope scope, CancellationToken stop)
    {
        if (string.IsNullOrWhiteSpace(source)) return new(null);

        var answer = await scope.Scripts.RunAsync(new(source, DataFor(source, scope)), stop);
        foreach (var (name, value) in answer.Changed ?? []) scope.SetVariable(name, value?.DeepClone());
        foreach (var (what, value) in answer.Assigned ?? [])
        {
            if (what == ScriptAnswer.CorrelationId) scope.CorrelationId = (string?)value;
            else scope.InstanceName = (string?)value;
        }

        return answer;
    }

    private static JsonObject DataFor(string source, IExpressionScope scope)
    {
        var data = new JsonObject
        {
            ["variables"] = scope.AllVariables(),
            ["input"] = scope.AllInputs(),
            ["correlationId"] = scope.CorrelationId,
            ["instanceId"] = scope.InstanceId,
            ["instanceName"] = scope.InstanceName,
            ["now"] = scope.Now.ToUnixTimeMilliseconds(),
        };
        if (scope.DateVariables is { Count: > 0 } dates) data["dates"] = Names(dates);
        if (scope.DeclaredInputs is { Count: > 0 } declared) data["declared"] = Names(declared);
        // What is long or seldom asked for goes along only when the script can mean it.
        if (source.Contains("LastResult", StringComparison.Ordinal)) data["lastResult"] = scope.LastResult?.DeepClone();
        if (source.Contains("From", StringComparison.Ordinal)) data["outputs"] = scope.AllOutputs();
        if (!source.Contains("Definition", StringComparison.Ordinal)) return data;

        data["definitionId"] = scope.DefinitionId;
        data["definitionVersionId"] = scope.DefinitionVersionId;
        data["definitionVersion"] = scope.DefinitionVersion;
        return data;
    }

    private static JsonArray Names(IEnumerable<string> names) => new([.. names.Select(n => JsonValue.Create(n))]);
}
