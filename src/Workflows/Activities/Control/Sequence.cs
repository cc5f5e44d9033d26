using CaseFlow.Workflows.Runtime;

namespace CaseFlow.Workflows.Activities.Control;

/// <summary>Its activities one after another.</summary>
[Activity("Elsa.Sequence", Category = "Workflows", IsContainer = true)]
public sealed class Sequence : Activity
{
    public override ValueTask ExecuteAsync(ActivityContext context)
    {
        Next(context, 0);
        return default;
    }

    public override ValueTask ChildCompletedAsync(ActivityContext context, ChildCompletion child)
    {
        Next(context, (context.Memory["next"]?.GetValue<int>() ?? 0) + 1);
        return default;
    }

    private void Next(ActivityContext context, int index)
    {
        context.Memory["next"] = index;
        if (index < Node.Children.Count) context.Schedule(Node.Children[index]);
    }
}
