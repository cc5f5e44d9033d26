using System.Text.Json.Nodes;

namespace CaseFlow.Workflows.Expressions;

/// <summary>What an expression can see from where it stands.</summary>
public interface IExpressionScope
{
    string InstanceId { get; }

    string DefinitionId { get; }

    string DefinitionVersionId { get; }

    int DefinitionVersion { get; }

    string? CorrelationId { get; set; }

    string? InstanceName { get; set; }

    /// <summary>Of the case clock.</summary>
    DateTimeOffset Now { get; }

    JsonNode? LastResult { get; }

    IScriptRunner Scripts { get; }

    /// <summary>Names of the workflow's inputs; their accessors hide those of variables.</summary>
    IReadOnlyCollection<string> DeclaredInputs { get; }

    /// <summary>Names of the visible variables that hold instants: scripts see dates where JSON has text.</summary>
    IReadOnlyCollection<string> DateVariables { get; }

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
