using System.Text.Json.Nodes;
using CaseFlow.Workflows.Expressions;

namespace CaseFlow.Workflows.Runtime;

/// <summary>An administrator's hand on the workflow's own variables.</summary>
public sealed partial class WorkflowEngine
{
    /// <param name="instanceId">Of an instance that has not ended.</param>
    /// <param name="values">By variable id; converted to the declared types.</param>
    /// <param name="stop">Of the request.</param>
    /// <returns>False when there is no such instance, or it has ended.</returns>
    /// <exception cref="Domain.Common.DomainException"><c>instance.variable_unknown</c>, <c>instance.variable_malformed</c>; nothing was changed.</exception>
    public async Task<bool> SetVariablesAsync(Guid instanceId, IReadOnlyDictionary<string, JsonNode?> values, CancellationToken stop)
    {
        if (await LoadAsync(instanceId, stop) is not { IsFinished: false } run) return false;

        foreach (var (id, value) in values)
        {
            if (!run.Root.Node.Variables.Any(v => v.Id == id)) throw EngineErrors.VariableUnknown(id);
            try
            {
                Scopes.SetById(run, run.Root, id, value);
            }
            catch (ActivityException)
            {
                throw EngineErrors.VariableMalformed(id);
            }
        }

        await store.WriteAsync(run.Collect(), stop);
        return true;
    }
}
