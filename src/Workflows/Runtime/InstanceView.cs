using System.Text.Json;
using System.Text.Json.Nodes;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Storage;

namespace CaseFlow.Workflows.Runtime;

/// <summary>What the stored state of an instance says, for those who look at it from outside.</summary>
/// <param name="Input">All that it was started with.</param>
/// <param name="StoredInput">What of it the definition declares with a storage driver; this is what Elsa shows.</param>
/// <param name="Variables">Of the workflow itself, in the order of its definition; those of inner containers are not told.</param>
/// <param name="Open">Executions that have not ended, parents first.</param>
/// <param name="JournalLength">How many events its journal has had.</param>
public sealed record InstanceView(
    JsonObject Input,
    JsonObject StoredInput,
    JsonObject Output,
    IReadOnlyList<VariableValue> Variables,
    IReadOnlyList<OpenExecution> Open,
    int JournalLength)
{
    public static InstanceView Of(InstanceRow row, WorkflowDefinition definition)
    {
        var state = JsonSerializer.Deserialize(row.State, InstanceStateJson.Compact.InstanceState) ?? new();
        var values = state.Executions.Count > 0 ? state.Executions[0].Variables : null;
        var input = state.Input ?? [];
        return new(
            input,
            StoredOf(input, definition),
            state.Output ?? [],
            [.. definition.Workflow.Variables.Select(v => new VariableValue(v.Id, v.Name, values?[v.Id]))],
            row.Status is WorkflowStatus.Finished ? [] : [.. state.Executions.Select(Read)],
            state.Sequence);
    }

    private static JsonObject StoredOf(JsonObject input, WorkflowDefinition definition)
    {
        var stored = new JsonObject();
        foreach (var declared in (definition.Json["inputs"] as JsonArray ?? []).OfType<JsonObject>())
        {
            if (declared.Text("name") is { } name && declared.Text("storageDriverType") is not null && input.ContainsKey(name))
            {
                stored[name] = input[name]?.DeepClone();
            }
        }

        return stored;
    }

    private static OpenExecution Read(ExecutionState saved) => new(saved.Id, saved.Parent, saved.Node, saved.Started, saved.Faulted, saved.Faults);
}

public sealed record VariableValue(string Id, string Name, JsonNode? Value);

/// <param name="HasStarted">False while it stands in the queue.</param>
public sealed record OpenExecution(Guid Id, Guid? ParentId, string NodeId, bool HasStarted, bool IsFaulted, int Faults);
