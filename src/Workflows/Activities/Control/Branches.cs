using System.Text.Json.Nodes;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Runtime;

namespace CaseFlow.Workflows.Activities.Control;

[Activity("Elsa.If", Category = "Branching", EmbeddedPorts = ["Then", "Else"], Description = "Runs one of two activities, as its condition says.")]
public sealed class If : Activity
{
    [Member(Required = true, UiHint = "singleline")]
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

/// <summary>Runs the activity of the first case that is true, or of every one; else the default. Complete once they are.</summary>
[Activity("Elsa.Switch", Category = "Branching", EmbeddedPorts = ["Default"],
    Description = "Runs the activity of the first case that is true, or of every one.")]
public sealed class Switch : Activity
{
    private Cases cases = Control.Cases.Read(null);

    [Member(UiHint = "switch-editor", TypeName = "System.Collections.Generic.ICollection`1[[Elsa.Workflows.Activities.SwitchCase, Elsa.Workflows.Core]], System.Private.CoreLib")]
    public required Raw<JsonArray> Cases { get; init; }

    [Member(Default = Control.Cases.MatchFirst, IsDefaultShown = false, UiHint = "dropdown", Options = [Control.Cases.MatchFirst, Control.Cases.MatchAny],
        TypeName = "Elsa.Workflows.SwitchMode, Elsa.Workflows.Core", Description = "Whether only the first case that is true counts, or every one.")]
    public required Input<string> Mode { get; init; }

    public required Output<JsonNode?> Output { get; init; }

    public override async ValueTask ExecuteAsync(ActivityContext context)
    {
        var taken = await cases.TakenAsync(context, context.Get(Mode));
        // A case that is true but has no activity does not fall back to the default.
        var branches = taken.Count > 0 ? taken.Select(i => Node.ChildAt($"cases/{i}")) : [Node.ChildAt("default")];
        foreach (var branch in branches.OfType<ActivityNode>()) context.Schedule(branch);
    }

    internal override void Connect(Activity[] all) => cases = Control.Cases.Read(Cases.Json);
}

/// <summary>Runs its branches side by side, and is complete with the first or with the last of them.</summary>
[Activity("Elsa.Fork", Category = "Control Flow", IsBrowsable = false, Description = "Runs several activities side by side.")]
public sealed class Fork : Activity
{
    [Member(UiHint = "dropdown", Options = ["WaitAll", "WaitAny"], TypeName = "Elsa.Workflows.ForkJoinMode, Elsa.Workflows.Core",
        Description = "Whether it is complete with the first branch or with the last.")]
    public required Raw<string> JoinMode { get; init; }

    internal override Breaking Breaking => Breaking.Stops;

    public override ValueTask ExecuteAsync(ActivityContext context)
    {
        foreach (var branch in Node.Children.Where(c => c.Port == "branches")) context.Schedule(branch);
        return default;
    }

    public override ValueTask ChildCompletedAsync(ActivityContext context, ChildCompletion child)
    {
        if (context.IsBreaking || JoinMode.Json is JsonValue mode && mode.TryGetValue<string>(out var name) && name == "WaitAny") context.Complete();
        return default;
    }
}
