using System.Text.Json.Nodes;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Expressions;
using CaseFlow.Workflows.Runtime;

namespace CaseFlow.Workflows.Activities.Control;

/// <summary>Sets the variable picked in <c>variable</c>; the value is converted to its declared type.</summary>
[Activity("Elsa.SetVariable", Category = "Primitives", DisplayName = "Set Variable")]
public sealed class SetVariable : Activity
{
    public required Input<JsonNode> Value { get; init; }

    public override ValueTask ExecuteAsync(ActivityContext context)
    {
        var target = (Node.Json["variable"] as JsonObject)?.Text("id") ?? throw new ActivityException("input.missing", "Variable");
        return context.SetVariable(target, context.Get(Value)) ? default : throw new ActivityException("variable.unknown", target);
    }
}

[Activity("Elsa.SetOutput", Category = "Composition", DisplayName = "Set Output")]
public sealed class SetOutput : Activity
{
    [Member(UiHint = "output-picker")]
    public required Input<string> OutputName { get; init; }

    public required Input<JsonNode> OutputValue { get; init; }

    public override ValueTask ExecuteAsync(ActivityContext context)
    {
        context.SetWorkflowOutput(context.Need(OutputName), context.Get(OutputValue));
        return default;
    }
}

/// <summary>Sets what the instance belongs to, usually the case's id.</summary>
[Activity("Elsa.Correlate", Category = "Primitives", DisplayName = "Correlate")]
public sealed class Correlate : Activity
{
    public required Input<string> CorrelationId { get; init; }

    public override ValueTask ExecuteAsync(ActivityContext context)
    {
        context.CorrelationId = context.Get(CorrelationId);
        return default;
    }
}

[Activity("Elsa.SetName", Category = "Primitives", DisplayName = "Set Name")]
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
[Activity("Elsa.WriteLine", Category = "Console", DisplayName = "Write Line")]
public sealed class WriteLine : Activity
{
    public required Input<string> Text { get; init; }
}

[Activity("Elsa.Fault", Category = "Primitives", DisplayName = "Fault")]
public sealed class Fault : Activity
{
    public required Input<string> Code { get; init; }

    public required Input<string> Category { get; init; }

    public required Input<string> FaultType { get; init; }

    public required Input<string> Message { get; init; }

    public override ValueTask ExecuteAsync(ActivityContext context) =>
        throw new ActivityException(context.Get(Message) ?? context.Get(Code) ?? "activity.faulted");
}
