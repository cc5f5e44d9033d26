using System.Text.Json;
using System.Text.Json.Nodes;
using CaseFlow.Workflows.Definitions;

namespace CaseFlow.Workflows.Expressions;

/// <summary>What stands in an input's <c>expression</c>. Built once with the definition, then shared by all instances.</summary>
public abstract class Expression
{
    public static readonly Expression Nothing = new LiteralExpression(null);

    public static readonly IReadOnlyList<string> KnownTypes = ["Literal", "Object", "Variable", "Input", "JavaScript"];

    /// <summary>Whether its value needs no instance to be known.</summary>
    internal virtual bool IsConstant => false;

    internal virtual JsonNode? ConstantValue => null;

    /// <exception cref="ActivityException">The value cannot be had.</exception>
    public abstract ValueTask<JsonNode?> EvaluateAsync(IExpressionScope scope, CancellationToken stop);

    /// <param name="json"><c>{type, value}</c>; absent: nothing.</param>
    public static Expression Read(JsonNode? json)
    {
        if (json is not JsonObject expression) return Nothing;

        var value = expression["value"];
        return expression.Text("type") switch
        {
            null or "Literal" => new LiteralExpression(value),
            "Object" => new ObjectExpression(value),
            "Variable" => new VariableExpression(Picked(value)),
            "Input" => new InputExpression(Picked(value)),
            "JavaScript" => JavaScriptExpression.Read(value is null ? "" : Conversion.AsText(value)),
            var unknown => new UnknownExpression(unknown),
        };
    }

    /// <summary>Studio stores a picked variable or input as an object, or as that object's JSON text, or leaves earlier text.</summary>
    internal static (string? Id, string? Name) Picked(JsonNode? value)
    {
        if (value is JsonValue text && text.GetValueKind() is JsonValueKind.String)
        {
            var written = text.GetValue<string>();
            if (!written.TrimStart().StartsWith('{')) return (written, written);
            try
            {
                value = JsonNode.Parse(written);
            }
            catch (JsonException)
            {
                return (written, written);
            }
        }

        return value is JsonObject picked ? (picked.Text("id"), picked.Text("name")) : (null, null);
    }
}

internal sealed class LiteralExpression : Expression
{
    private readonly JsonNode? value;

    // Elsa keeps an object written into a Literal as its JSON text.
    public LiteralExpression(JsonNode? value) =>
        this.value = value is JsonObject or JsonArray ? JsonValue.Create(value.ToJsonString(JsonReading.Compact)) : value?.DeepClone();

    internal override bool IsConstant => true;

    internal override JsonNode? ConstantValue => value;

    public override ValueTask<JsonNode?> EvaluateAsync(IExpressionScope scope, CancellationToken stop) => new(value);
}

/// <summary>JSON text as Elsa writes it, or the JSON itself.</summary>
internal sealed class ObjectExpression(JsonNode? written) : Expression
{
    private readonly JsonNode? value = written?.DeepClone();

    internal override bool IsConstant => true;

    internal override JsonNode? ConstantValue => value;

    public override ValueTask<JsonNode?> EvaluateAsync(IExpressionScope scope, CancellationToken stop) => new(value);
}

internal sealed class VariableExpression((string? Id, string? Name) variable) : Expression
{
    public override ValueTask<JsonNode?> EvaluateAsync(IExpressionScope scope, CancellationToken stop)
    {
        if (variable.Id is not null && scope.TryGetVariableById(variable.Id, out var byId)) return new(byId);
        return new(variable.Name is not null && scope.TryGetVariable(variable.Name, out var byName) ? byName : null);
    }
}

internal sealed class InputExpression((string? Id, string? Name) input) : Expression
{
    public override ValueTask<JsonNode?> EvaluateAsync(IExpressionScope scope, CancellationToken stop) =>
        new(input.Name is null ? null : scope.GetInput(input.Name));
}

/// <summary>Refused when a definition is imported; a fault should one be reached all the same.</summary>
internal sealed class UnknownExpression(string type) : Expression
{
    public override ValueTask<JsonNode?> EvaluateAsync(IExpressionScope scope, CancellationToken stop) =>
        throw new ActivityException("expression.unknown_type", type);
}
