using System.Text.Json.Nodes;

namespace CaseFlow.Workflows.Expressions;

/// <summary>What an expression can see from where it stands.</summary>
public interface IExpressionScope
{
    string InstanceId { get; }

    string? CorrelationId { get; }

    string? InstanceName { get; }

    JsonNode? LastResult { get; }

    IScriptRunner Scripts { get; }

    /// <summary>By name, innermost first.</summary>
    bool TryGetVariable(string name, out JsonNode? value);

    /// <summary>By id, from here outwards.</summary>
    bool TryGetVariableById(string id, out JsonNode? value);

    JsonNode? GetInput(string name);

    /// <summary>Every visible variable by name, the inner ones shadowing the outer.</summary>
    JsonObject AllVariables();

    JsonObject AllInputs();

    /// <summary>What activities gave out so far: activity id (and name), then output name.</summary>
    JsonObject AllOutputs();

    void SetVariable(string name, JsonNode? value);
}
