using System.Text.Json.Nodes;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Expressions;
using CaseFlow.Workflows.Runtime;

namespace CaseFlow.Workflows.Activities.Control;

/// <summary>Sets the variable picked in <c>variable</c>; the value is converted to its declared type.</summary>
[Activity("Elsa.SetVariable", Category = "Primitives", Description = "Gives a variable a value.")]
public sealed class SetVariable : Activity
{
    [Member(UiHint = "variable-picker", TypeName = "Elsa.Workflows.Memory.Variable, Elsa.Workflows.Core", Description = "The variable.")]
    public required Raw<JsonObject> Variable { get; init; }

    public required Input<JsonNode> Value { get; init; }

    public override ValueTask ExecuteAsync(ActivityContext context)
    {
        var variable = Variable.Json as JsonObject;
        if (variable?.Text("id") is { } id && context.SetVariable(id, context.Get(Value))) return default;
        if (variable?.Text("name") is { } name && context.SetVariableByName(name, context.Get(Value))) return default;

        throw variable is null
            ? new ActivityException("input.missing", "Variable")
            : new ActivityException("variable.unknown", variable.Text("id") ?? variable.Text("name"));
    }
}

[Activity("Elsa.SetOutput", Category = "Composition", Description = "Gives an output of the workflow a value.")]
public sealed class SetOutput : Activity
{
    [Member(Required = true, UiHint = "output-picker", DisplayName = "Output", Description = "The output's name.")]
    public required Input<string> OutputName { get; init; }

    public required Input<JsonNode> OutputValue { get; init; }

    public override ValueTask ExecuteAsync(ActivityContext context)
    {
        context.SetWorkflowOutput(context.Need(OutputName), context.Get(OutputValue));
        return default;
    }
}

/// <summary>Sets what the instance belongs to, usually the case's id.</summary>
[Activity("Elsa.Correlate", Category = "Primitives", Description = "Says what the workflow belongs to.")]
public sealed class Correlate : Activity
{
    public required Input<string> CorrelationId { get; init; }

    public override ValueTask ExecuteAsync(ActivityContext context)
    {
        context.CorrelationId = context.Get(CorrelationId);
        return default;
    }
}

[Activity("Elsa.SetName", Category = "Primitives", Description = "Names the workflow instance.")]
public sealed class SetName : Activity
{
    public required Input<string> Value { get; init; }

    public override ValueTask ExecuteAsync(ActivityContext context)
    {
        context.InstanceName = context.Get(Value);
        return default;
    }
}

/// <summary>A server has no console: the text stands in the execution's record only.</summary>
[Activity("Elsa.WriteLine", Category = "Console", Description = "Writes a text into the record of its execution.")]
public sealed class WriteLine : Activity
{
    public required Input<string> Text { get; init; }
}

/// <summary>Fails on purpose. What it says is kept and shown, so it must not name people.</summary>
[Activity("Elsa.Fault", Category = "Primitives", Description = "Stops its branch with an incident.")]
public sealed class Fault : Activity
{
    public required Input<string> Code { get; init; }

    public required Input<string> Category { get; init; }

    [Member(DisplayName = "Type")]
    public required Input<string> FaultType { get; init; }

    public required Input<string> Message { get; init; }

    public override ValueTask ExecuteAsync(ActivityContext context) =>
        throw new ActivityException(context.Get(Message) ?? context.Get(Code) ?? "activity.faulted");
}
