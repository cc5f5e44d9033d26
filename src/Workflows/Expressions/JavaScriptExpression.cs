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

    /// <summary>Runs a script and writes back the variables that it set.</summary>
    public static async ValueTask<ScriptAnswer> RunAsync(string source, IExpressionScope scope, CancellationToken stop)
    {
        var data = new JsonObject
        {
            ["variables"] = scope.AllVariables(),
            ["input"] = scope.AllInputs(),
            ["correlationId"] = scope.CorrelationId,
            ["instanceId"] = scope.InstanceId,
            ["instanceName"] = scope.InstanceName,
        };
        if (source.Contains("getLastResult", StringComparison.Ordinal)) data["lastResult"] = scope.LastResult?.DeepClone();
        if (source.Contains("From", StringComparison.Ordinal)) data["outputs"] = scope.AllOutputs();

        var answer = await scope.Scripts.RunAsync(new(source, data), stop);
        foreach (var (name, value) in answer.Changed ?? []) scope.SetVariable(name, value?.DeepClone());
        return answer;
    }
}
