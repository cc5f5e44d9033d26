using System.Text.Json.Nodes;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Expressions;

namespace CaseFlow.Workflows.Runtime;

/// <summary>What is visible from an execution: its own variables first, then those of the containers around it.</summary>
internal sealed class ExecutionScope(InstanceRun run, Execution execution, IScriptRunner scripts, DateTimeOffset now) : IExpressionScope
{
    public string InstanceId => run.Row.Id.ToString();

    public string DefinitionId => run.Row.DefinitionId;

    public string DefinitionVersionId => run.Row.DefinitionVersionId.ToString();

    public int DefinitionVersion => run.Row.Version;

    public string? CorrelationId
    {
        get => run.Row.CorrelationId;
        set => run.Row.CorrelationId = value;
    }

    public string? InstanceName
    {
        get => run.Row.Name;
        set => run.Row.Name = value;
    }

    public DateTimeOffset Now => now;

    public IReadOnlyCollection<string> DeclaredInputs => run.Definition.Inputs;

    public IReadOnlyCollection<string> DateVariables
    {
        get
        {
            var seen = new HashSet<string>(StringComparer.Ordinal);
            var dates = new List<string>();
            for (var at = execution; at is not null; at = at.Parent)
            {
                foreach (var variable in at.Node.Variables)
                {
                    if (seen.Add(variable.Name) && variable is { IsArray: false, TypeName: "DateTime" or "DateTimeOffset" }) dates.Add(variable.Name);
                }

                if (at.Locals is not null) seen.UnionWith(at.Locals.Select(l => l.Key));
            }

            return dates;
        }
    }

    public JsonNode? LastResult => run.LastResult;

    public IScriptRunner Scripts => scripts;

    public bool TryGetVariable(string name, out JsonNode? value) => Scopes.TryFindByName(execution, name, out value);

    public bool TryGetVariableById(string id, out JsonNode? value) => Scopes.TryFindById(execution, id, out value);

    /// <summary>Inside a workflow that is used as an activity its inputs come first.</summary>
    public JsonNode? GetInput(string name) =>
        Composites.Around(run, execution, c => c.HasInput(name)) is { } composite ? composite.Variables?[name] : run.Input[name];

    public JsonObject AllVariables()
    {
        var all = new JsonObject();
        for (var at = execution; at is not null; at = at.Parent)
        {
            foreach (var variable in at.Node.Variables)
            {
                if (!all.ContainsKey(variable.Name)) all[variable.Name] = at.Variables?[variable.Id]?.DeepClone();
            }

            if (at.Locals is null) continue;
            foreach (var (name, value) in at.Locals)
            {
                if (!all.ContainsKey(name)) all[name] = value?.DeepClone();
            }
        }

        return all;
    }

    public JsonObject AllInputs()
    {
        var all = (JsonObject)run.Input.DeepClone();
        // An input that was declared but not given reads as null.
        foreach (var name in DeclaredInputs) all.TryAdd(name, null);
        foreach (var composite in Composites.Around(run, execution).Reverse())
        {
            foreach (var input in composite.Node.Used!.Inputs) all[input.Name] = composite.Variables?[input.Id]?.DeepClone();
        }

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

    /// <summary>A name that nobody declares becomes a variable of the container around the activity, as in Elsa.</summary>
    public void SetVariable(string name, JsonNode? value)
    {
        if (Scopes.SetByName(run, execution, name, value)) return;

        var container = execution;
        while (container.Parent is { } parent && !run.ActivityOf(container).HoldsVariables) container = parent;
        run.Grow(Bounds.Check(value, name));
        (container.Locals ??= [])[name] = value?.DeepClone();
    }
}

/// <summary>Finds variables from an execution outwards.</summary>
internal static class Scopes
{
    public static bool TryFindByName(Execution from, string name, out JsonNode? value)
    {
        for (var at = from; at is not null; at = at.Parent)
        {
            foreach (var variable in at.Node.Variables)
            {
                if (variable.Name != name) continue;
                value = at.Variables?[variable.Id];
                return true;
            }

            if (at.Locals is not null && at.Locals.TryGetPropertyValue(name, out value)) return true;
        }

        value = null;
        return false;
    }

    public static bool TryFindById(Execution from, string id, out JsonNode? value)
    {
        for (var at = from; at is not null; at = at.Parent)
        {
            foreach (var variable in at.Node.Variables)
            {
                if (variable.Id != id) continue;
                value = at.Variables?[id];
                return true;
            }
        }

        value = null;
        return false;
    }

    /// <returns>False when nobody has one of that name.</returns>
    public static bool SetByName(InstanceRun run, Execution from, string name, JsonNode? value)
    {
        for (var at = from; at is not null; at = at.Parent)
        {
            foreach (var variable in at.Node.Variables)
            {
                if (variable.Name != name) continue;
                Put(run, at, variable, value);
                return true;
            }

            if (at.Locals?.ContainsKey(name) != true) continue;
            run.Grow(Bounds.Check(value, name));
            at.Locals[name] = value?.DeepClone();
            return true;
        }

        return false;
    }

    /// <returns>False when nobody declares it.</returns>
    public static bool SetById(InstanceRun run, Execution from, string id, JsonNode? value)
    {
        for (var at = from; at is not null; at = at.Parent)
        {
            foreach (var variable in at.Node.Variables)
            {
                if (variable.Id != id) continue;
                Put(run, at, variable, value);
                return true;
            }
        }

        return false;
    }

    private static void Put(InstanceRun run, Execution at, VariableDeclaration variable, JsonNode? value)
    {
        var converted = Conversion.To(value, variable);
        run.Grow(Bounds.Check(converted, variable.Name));
        (at.Variables ??= [])[variable.Id] = converted?.DeepClone();
    }
}
