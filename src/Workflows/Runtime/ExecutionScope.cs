using System.Text.Json.Nodes;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Expressions;

namespace CaseFlow.Workflows.Runtime;

/// <summary>What is visible from an execution: its own variables first, then those of the containers around it.</summary>
internal sealed class ExecutionScope(InstanceRun run, Execution execution, IScriptRunner scripts) : IExpressionScope
{
    public string InstanceId => run.Row.Id.ToString();

    public string? CorrelationId => run.Row.CorrelationId;

    public string? InstanceName => run.Row.Name;

    public JsonNode? LastResult => run.LastResult;

    public IScriptRunner Scripts => scripts;

    public bool TryGetVariable(string name, out JsonNode? value) =>
        Scopes.TryFind(execution, v => v.Name == name, out value);

    public bool TryGetVariableById(string id, out JsonNode? value) =>
        Scopes.TryFind(execution, v => v.Id == id, out value);

    public JsonNode? GetInput(string name) => run.Input[name];

    public JsonObject AllVariables()
    {
        var all = new JsonObject();
        for (var at = execution; at is not null; at = at.Parent)
        {
            foreach (var variable in at.Node.Variables)
            {
                if (!all.ContainsKey(variable.Name)) all[variable.Name] = at.Variables?[variable.Id]?.DeepClone();
            }
        }

        return all;
    }

    public JsonObject AllInputs()
    {
        var all = (JsonObject)run.Input.DeepClone();
        // An input that was declared but not given reads as null.
        foreach (var name in run.Definition.Definition.Inputs) all.TryAdd(name, null);
        return all;
    }

    public JsonObject AllOutputs()
    {
        var all = (JsonObject)run.ActivityOutputs.DeepClone();
        foreach (var (id, outputs) in run.ActivityOutputs)
        {
            var name = run.Definition.Definition.Nodes.FirstOrDefault(n => n.Id == id)?.Name;
            if (name is not null && !all.ContainsKey(name)) all[name] = outputs?.DeepClone();
        }

        return all;
    }

    public void SetVariable(string name, JsonNode? value) => Scopes.Set(execution, v => v.Name == name, value);
}

/// <summary>Finds variables from an execution outwards.</summary>
internal static class Scopes
{
    public static bool TryFind(Execution from, Func<VariableDeclaration, bool> which, out JsonNode? value)
    {
        for (var at = from; at is not null; at = at.Parent)
        {
            foreach (var variable in at.Node.Variables)
            {
                if (!which(variable)) continue;
                value = at.Variables?[variable.Id];
                return true;
            }
        }

        value = null;
        return false;
    }

    /// <returns>False when nobody declares it.</returns>
    public static bool Set(Execution from, Func<VariableDeclaration, bool> which, JsonNode? value)
    {
        for (var at = from; at is not null; at = at.Parent)
        {
            foreach (var variable in at.Node.Variables)
            {
                if (!which(variable)) continue;
                (at.Variables ??= [])[variable.Id] = Conversion.To(value, variable)?.DeepClone();
                return true;
            }
        }

        return false;
    }

    public static bool SetById(Execution from, string id, JsonNode? value) => Set(from, v => v.Id == id, value);
}
