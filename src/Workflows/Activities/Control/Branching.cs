using System.Text.Json.Nodes;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Expressions;
using CaseFlow.Workflows.Runtime;

namespace CaseFlow.Workflows.Activities.Control;

[Activity("Elsa.FlowDecision", Category = "Branching", DisplayName = "Decision", Outcomes = ["True", "False"])]
public sealed class FlowDecision : Activity
{
    public required Input<bool> Condition { get; init; }

    public override ValueTask ExecuteAsync(ActivityContext context)
    {
        context.Complete(context.Get(Condition) ? "True" : "False");
        return default;
    }
}

/// <summary>Leaves through the labels of the cases that are true, else through <c>Default</c>.</summary>
[Activity("Elsa.FlowSwitch", Category = "Branching", DisplayName = "Switch (flow)", Outcomes = ["Default"])]
public sealed class FlowSwitch : Activity
{
    private (string Label, Expression Condition)[] cases = [];

    public override IReadOnlyList<string> Ports => [.. cases.Select(c => c.Label), "Default"];

    public override Leaving Leaves => Mode.Expression is null || Written(Mode)?.ToString() == "MatchFirst" ? Leaving.ThroughOne : Leaving.ThroughSome;

    [Member(Default = "MatchFirst", UiHint = "dropdown", TypeName = "Elsa.Workflows.SwitchMode, Elsa.Workflows.Core")]
    public required Input<string> Mode { get; init; }

    public override async ValueTask ExecuteAsync(ActivityContext context)
    {
        var any = context.Get(Mode) == "MatchAny";
        var taken = new List<string>();
        foreach (var (label, condition) in cases)
        {
            var holds = Conversion.To(await condition.EvaluateAsync(context.Scope, context.Stop), typeof(bool)) is true;
            if (!holds) continue;
            taken.Add(label);
            if (!any) break;
        }

        context.Complete(taken.Count > 0 ? taken : ["Default"]);
    }

    internal override void Connect(Activity[] all) =>
        cases = [.. (Node.Json["cases"] as JsonArray ?? []).OfType<JsonObject>()
            .Select(c => (c.Text("label") ?? "", Expression.Read(c["condition"])))];
}

/// <summary>Leaves through one outcome a branch; without branches through <c>Done</c>.</summary>
[Activity("Elsa.FlowFork", Category = "Branching", DisplayName = "Fork (flow)")]
public sealed class FlowFork : Activity
{
    [Member(UiHint = "dynamic-outcomes", TypeName = "List<String>")]
    public required Input<IReadOnlyList<string>> Branches { get; init; }

    public override IReadOnlyList<string>? Ports => Branches.Expression is null
        ? ["Done"]
        : Written(Branches) is { } written ? (IReadOnlyList<string>?)Conversion.To(written, typeof(IReadOnlyList<string>)) : null;

    public override Leaving Leaves => Leaving.ThroughAll;

    public override ValueTask ExecuteAsync(ActivityContext context)
    {
        context.Complete(context.Get(Branches) ?? []);
        return default;
    }
}

/// <summary>Where branches meet. The flowchart around it does the waiting.</summary>
[Activity("Elsa.FlowJoin", Category = "Branching", DisplayName = "Join")]
public sealed class FlowJoin : Activity
{
    [Member(Default = "WaitAny", UiHint = "dropdown", TypeName = "Elsa.Workflows.Activities.Flowchart.Models.FlowJoinMode, Elsa.Workflows.Core")]
    public required Input<string> Mode { get; init; }
}

[Activity("Elsa.If", Category = "Branching", DisplayName = "If", EmbeddedPorts = ["Then", "Else"])]
public sealed class If : Activity
{
    public required Input<bool> Condition { get; init; }

    public required Output<bool> Result { get; init; }

    public override ValueTask ExecuteAsync(ActivityContext context)
    {
        var holds = context.Get(Condition);
        context.Set(Result, holds);
        if (Node.ChildAt(holds ? "then" : "else") is { } branch) context.Schedule(branch);
        return default;
    }
}
