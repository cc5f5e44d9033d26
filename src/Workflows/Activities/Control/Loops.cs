using System.Text.Json.Nodes;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Expressions;
using CaseFlow.Workflows.Moving;
using CaseFlow.Workflows.Runtime;

namespace CaseFlow.Workflows.Activities.Control;

/// <summary>An activity that runs its <c>body</c> turn by turn, until it has no more turns or a <c>Break</c> inside it says so.</summary>
public abstract class Loop : Activity
{
    internal sealed override Breaking Breaking => Breaking.Ends;

    protected ActivityNode? Body => Node.ChildAt("body");

    public override ValueTask ExecuteAsync(ActivityContext context) => TurnAsync(context);

    public sealed override ValueTask ChildCompletedAsync(ActivityContext context, ChildCompletion child) =>
        context.IsBreaking ? default : TurnAsync(context);

    /// <summary>Schedules the body for the next turn; when it does not, the loop is complete.</summary>
    protected abstract ValueTask TurnAsync(ActivityContext context);
}

[Activity("Elsa.While", Category = "Looping", EmbeddedPorts = ["Body"], Description = "Runs its body as long as its condition holds.")]
public sealed class While : Loop
{
    [Member(Required = true, UiHint = "singleline", AutoEvaluate = false, Description = "Asked before every turn.")]
    public required Input<bool> Condition { get; init; }

    protected override async ValueTask TurnAsync(ActivityContext context)
    {
        if (await context.EvaluateAsync(Condition) && Body is { } body) context.Schedule(body);
    }
}

[Activity("Elsa.For", Category = "Looping", EmbeddedPorts = ["Body"], Description = "Counts from one number to another and runs its body for each.")]
public sealed class For : Loop
{
    public required Input<int> Start { get; init; }

    public required Input<int> End { get; init; }

    [Member(Default = 1, IsDefaultShown = false, Description = "Below zero it counts down.")]
    public required Input<int> Step { get; init; }

    [Member(Default = true, Description = "Whether the end is counted too.")]
    public required Input<bool> OuterBoundInclusive { get; init; }

    [Member(TypeName = "Object")]
    public required Output<long> CurrentValue { get; init; }

    public override ValueTask ExecuteAsync(ActivityContext context)
    {
        if (context.Get(Step) == 0) throw new ActivityException("loop.step_zero");

        // The bounds are those of the beginning, whatever its body does to the variables behind them.
        context.Memory["next"] = (long)context.Get(Start);
        context.Memory["end"] = (long)context.Get(End);
        context.Memory["step"] = (long)context.Get(Step);
        context.Memory["inclusive"] = context.Get(OuterBoundInclusive);
        return TurnAsync(context);
    }

    protected override ValueTask TurnAsync(ActivityContext context)
    {
        var (value, end, step) = (Kept(context, "next"), Kept(context, "end"), Kept(context, "step"));
        var ahead = step > 0 ? end - value : value - end;
        if (Body is not { } body || ahead < 0 || (ahead == 0 && !context.Memory.Flag("inclusive"))) return default;

        context.Memory["next"] = value + step;
        context.Schedule(body, new() { [nameof(CurrentValue)] = value });
        context.Set(CurrentValue, value);
        return default;
    }

    private static long Kept(ActivityContext context, string name) => context.Memory[name]!.GetValue<long>();
}

[Activity("Elsa.ForEach", Category = "Looping", DisplayName = "For Each", EmbeddedPorts = ["Body"], Description = "Runs its body for each of some values, one after the other.")]
public sealed class ForEach : Loop
{
    [Member(Required = true, UiHint = "json-editor")]
    public required Input<JsonArray> Items { get; init; }

    [Member(TypeName = "Object")]
    public required Output<JsonNode?> CurrentValue { get; init; }

    protected override async ValueTask TurnAsync(ActivityContext context)
    {
        var items = await ItemsAsync(context);
        var index = context.Memory.Number("index", 0);
        if (index >= items.Count) return;

        context.Memory["index"] = index + 1;
        context.Set(CurrentValue, items[index]);
        if (Body is { } body) context.Schedule(body, new() { ["CurrentIndex"] = index, [nameof(CurrentValue)] = items[index]?.DeepClone() });
    }

    /// <summary>Values that stood in the definition it leaves keep their turns.</summary>
    internal override void Move(MovingExecution moving)
    {
        if (moving.Memory["items"] is not null || ((ForEach)moving.From).Items.Expression is not { IsConstant: true } written) return;
        moving.Memory["items"] = Conversion.To(written.ConstantValue, typeof(JsonArray)) is JsonArray items ? items.DeepClone() : new JsonArray();
    }

    /// <summary>What was computed is remembered, so that each value has its turn whatever happens meanwhile; what stands in the definition
    /// needs no remembering.</summary>
    private async ValueTask<JsonArray> ItemsAsync(ActivityContext context)
    {
        if (context.Memory["items"] is JsonArray kept) return kept;
        if (Items.Expression is null) return [];

        await context.ReadInputsAsync();
        var items = context.Get(Items) ?? throw new ActivityException("input.missing", Items.Name);
        if (!Items.Expression.IsConstant)
        {
            Bounds.Check(items, Items.Name);
            context.Memory["items"] = items.DeepClone();
        }

        return items;
    }
}

/// <summary>Not a loop that <c>Break</c> could end: all turns begin at once.</summary>
[Activity("Elsa.ParallelForEach", Category = "Looping", DisplayName = "Parallel for Each", EmbeddedPorts = ["Body"],
    Description = "Runs its body for each of some values, side by side.")]
public sealed class ParallelForEach : Activity
{
    [Member(Required = true)]
    public required Input<JsonNode> Items { get; init; }

    public override ValueTask ExecuteAsync(ActivityContext context)
    {
        if (Items.Expression is null || Node.ChildAt("body") is not { } body) return default;

        var items = Conversion.Structured(context.Get(Items) ?? throw new ActivityException("input.missing", Items.Name)) as JsonArray ?? [];
        if (items.Count > Bounds.ParallelItems) throw new ActivityException("loop.too_many_items", $"{items.Count}");
        for (var i = 0; i < items.Count; i++)
        {
            context.Schedule(body, new() { ["CurrentValue"] = items[i]?.DeepClone(), ["CurrentIndex"] = i });
        }

        return default;
    }
}

[Activity("Elsa.Break", Category = "Looping", IsTerminal = true, Description = "Ends the innermost loop around it.")]
public sealed class Break : Activity
{
    public override ValueTask ExecuteAsync(ActivityContext context)
    {
        context.Break();
        return default;
    }
}
