using System.Text.Json.Nodes;
using CaseFlow.Workflows.Expressions;

namespace CaseFlow.Workflows.Runtime;

/// <summary>A scope with further names, innermost.</summary>
internal sealed class NamedScope(IExpressionScope around, JsonObject names) : IExpressionScope
{
    public string InstanceId => around.InstanceId;

    public string DefinitionId => around.DefinitionId;

    public string DefinitionVersionId => around.DefinitionVersionId;

    public int DefinitionVersion => around.DefinitionVersion;

    public string? CorrelationId
    {
        get => around.CorrelationId;
        set => around.CorrelationId = value;
    }

    public string? InstanceName
    {
        get => around.InstanceName;
        set => around.InstanceName = value;
    }

    public DateTimeOffset Now => around.Now;

    public IReadOnlyCollection<string> DeclaredInputs => around.DeclaredInputs;

    public IReadOnlyCollection<string> DateVariables => around.DateVariables;

    public JsonNode? LastResult => around.LastResult;

    public IScriptRunner Scripts => around.Scripts;

    public bool TryGetVariable(string name, out JsonNode? value) => names.TryGetPropertyValue(name, out value) || around.TryGetVariable(name, out value);

    public bool TryGetVariableById(string id, out JsonNode? value) => around.TryGetVariableById(id, out value);

    public JsonNode? GetInput(string name) => around.GetInput(name);

    public JsonObject AllVariables()
    {
        var all = around.AllVariables();
        foreach (var (name, value) in names) all[name] = value?.DeepClone();
        return all;
    }

    public JsonObject AllInputs() => around.AllInputs();

    public JsonObject AllOutputs() => around.AllOutputs();

    public void SetVariable(string name, JsonNode? value) => around.SetVariable(name, value);
}
