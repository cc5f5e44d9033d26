using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Moving;
using CaseFlow.Workflows.Runtime;

namespace CaseFlow.Workflows.Activities.Control;

/// <summary>Its activities one after another, until one of them is terminal or breaks a loop.</summary>
[Activity("Elsa.Sequence", Category = "Workflows", IsContainer = true, IsBrowsable = false, Description = "Runs its activities one after another.")]
public sealed class Sequence : Activity
{
    private List<ActivityNode> activities = [];
    private HashSet<ActivityNode> terminals = [];

    internal override Breaking Breaking => Breaking.Stops;

    internal override bool HoldsVariables => true;

    public override ValueTask ExecuteAsync(ActivityContext context)
    {
        Next(context, 0);
        return default;
    }

    public override ValueTask ChildCompletedAsync(ActivityContext context, ChildCompletion child)
    {
        if (!context.IsBreaking && !terminals.Contains(child.Node)) Next(context, context.Memory.Number("next", 0) + 1);
        return default;
    }

    /// <summary>It stands where its running activity now stands. What was passed stays passed.</summary>
    internal override void Move(MovingExecution moving)
    {
        if (moving.Children is not [{ To: { } current }, ..]) return;

        var position = activities.IndexOf(current);
        var passed = ((Sequence)moving.From).activities.Take(moving.Memory.Number("next", 0));
        foreach (var done in passed.Where(p => moving.TargetOf(p) is { } to && activities.IndexOf(to) > position))
        {
            moving.Refuse(Obstacles.WouldRunAgain, done.Id);
        }

        moving.Memory["next"] = position;
    }

    internal override void Connect(Activity[] all)
    {
        activities = [.. Node.Children.Where(c => c.Port == "activities")];
        terminals = [.. activities.Where(c => all[c.Index].Type.Facts.IsTerminal)];
    }

    private void Next(ActivityContext context, int index)
    {
        if (index >= activities.Count) return;
        context.Memory["next"] = index;
        context.Schedule(activities[index]);
    }
}

/// <summary>Its activities side by side; complete with the last of them.</summary>
[Activity("Elsa.Parallel", Category = "Workflows", IsContainer = true, IsBrowsable = false, Description = "Runs its activities side by side.")]
public sealed class Parallel : Activity
{
    internal override bool HoldsVariables => true;

    public override ValueTask ExecuteAsync(ActivityContext context)
    {
        foreach (var activity in Node.Children.Where(c => c.Port == "activities")) context.Schedule(activity);
        return default;
    }
}
