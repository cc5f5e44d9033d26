using System.Text.Json.Nodes;
using CaseFlow.Workflows.Expressions;
using CaseFlow.Workflows.Runtime;

namespace CaseFlow.Workflows.Activities.Control;

[Activity("Elsa.FlowDecision", Category = "Branching", DisplayName = "Decision", Outcomes = ["True", "False"],
    Description = "Goes one of two ways, as its condition says.")]
public sealed class FlowDecision : Activity
{
    [Member(Required = true, UiHint = "singleline")]
    public required Input<bool> Condition { get; init; }

    public override ValueTask ExecuteAsync(ActivityContext context)
    {
        context.Complete(context.Get(Condition) ? "True" : "False");
        return default;
    }
}

/// <summary>Leaves through the labels of the cases that are true, else through <c>Default</c>.</summary>
[Activity("Elsa.FlowSwitch", Category = "Branching", DisplayName = "Switch (flow)", Outcomes = ["Default"],
    Description = "Goes the way of the first case that is true, or of every one.")]
public sealed class FlowSwitch : Activity
{
    private Cases cases = Control.Cases.Read(null);

    public override IReadOnlyList<string> Ports => [.. cases.Labels, "Default"];

    public override Leaving Leaves => Mode.Expression is null || Written(Mode)?.ToString() == Control.Cases.MatchFirst ? Leaving.ThroughOne : Leaving.ThroughSome;

    [Member(UiHint = "flow-switch-editor", TypeName = "System.Collections.Generic.ICollection`1[[Elsa.Workflows.Activities.Flowchart.Models.FlowSwitchCase, Elsa.Workflows.Core]], System.Private.CoreLib")]
    public required Raw<JsonArray> Cases { get; init; }

    [Member(Default = Control.Cases.MatchFirst, IsDefaultShown = false, UiHint = "dropdown", Options = [Control.Cases.MatchFirst, Control.Cases.MatchAny],
        TypeName = "Elsa.Workflows.SwitchMode, Elsa.Workflows.Core", Description = "Whether only the first case that is true counts, or every one.")]
    public required Input<string> Mode { get; init; }

    public override async ValueTask ExecuteAsync(ActivityContext context)
    {
        var taken = await cases.TakenAsync(context, context.Get(Mode));
        context.Complete(taken.Count > 0 ? [.. taken.Select(cases.LabelOf)] : ["Default"]);
    }

    internal override void Connect(Activity[] all) => cases = Control.Cases.Read(Cases.Json);
}

/// <summary>Leaves through one outcome a branch; without branches through <c>Done</c>.</summary>
[Activity("Elsa.FlowFork", Category = "Branching", DisplayName = "Fork (flow)", Description = "Goes several ways at once.")]
public sealed class FlowFork : Activity
{
    [Member(UiHint = "dynamic-outcomes", Description = "The names of the branches.")]
    public required Input<IReadOnlyList<string>> Branches { get; init; }

    public override IReadOnlyList<string>? Ports => Branches.Expression is null
        ? ["Done"]
        : Written(Branches) is { } written ? (IReadOnlyList<string>?)Conversion.To(written, typeof(IReadOnlyList<string>)) : null;

    public override Leaving Leaves => Leaving.ThroughAll;

    public override ValueTask ExecuteAsync(ActivityContext context)
    {
        context.Complete(context.Get(Branches) is { Count: > 0 } branches ? branches : ["Done"]);
        return default;
    }
}

/// <summary>Where branches meet. The flowchart around it does the waiting.</summary>
[Activity("Elsa.FlowJoin", Category = "Branching", DisplayName = "Join", Description = "Lets several branches become one again.")]
public sealed class FlowJoin : Activity
{
    [Member(Default = "WaitAny", UiHint = "dropdown", Options = ["WaitAll", "WaitAllActive", "WaitAny"],
        TypeName = "Elsa.Workflows.Activities.Flowchart.Models.FlowJoinMode, Elsa.Workflows.Core",
        Description = "Whether it goes on with the first branch, once all have arrived, or once all that were taken have.")]
    public required Input<string> Mode { get; init; }
}

/// <summary>A box around one activity.</summary>
[Activity("Elsa.FlowNode", Category = "Flow", DisplayName = "Container", EmbeddedPorts = ["Body"], Description = "Runs the activity inside it.")]
public sealed class FlowNode : Activity
{
    public override ValueTask ExecuteAsync(ActivityContext context)
    {
        if (Node.ChildAt("body") is { } body) context.Schedule(body);
        return default;
    }
}
