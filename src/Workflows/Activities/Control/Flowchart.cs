using System.Collections.Concurrent;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Runtime;

namespace CaseFlow.Workflows.Activities.Control;

/// <summary>Activities joined by connections. Each completed activity sends a token along every connection of its outcomes; where
/// tokens meet, the target's merge mode decides. Returns and parallel branches may share one graph.</summary>
[Activity("Elsa.Flowchart", Category = "Flow", IsContainer = true, IsBrowsable = false, EmbeddedPorts = ["Start"], HiddenPorts = ["Start"],
    Description = "Activities joined by connections.")]
public sealed class Flowchart : Activity
{
    private const string StartKey = "start";
    private readonly ConcurrentDictionary<string, FlowGraph> fromTriggers = [];
    private FlowGraph ordinary = null!;
    private Merging[] merging = [];
    private HashSet<ActivityNode> terminals = [];

    internal override bool HoldsVariables => true;

    internal override void Connect(Activity[] all)
    {
        ordinary = FlowGraph.Read(Node);
        merging = new Merging[all.Length];
        foreach (var child in Node.Children) merging[child.Index] = MergingOf.Read(child);
        terminals = [.. Node.Children.Where(c => all[c.Index].Type.Facts.IsTerminal)];
        foreach (var from in ordinary.Connections.GroupBy(c => c.Source))
        {
            all[from.Key.Index].ConnectedPorts = [.. from.Select(c => c.Port)];
        }
    }

    public override ValueTask ExecuteAsync(ActivityContext context)
    {
        var start = ordinary.Start;
        if (context.StartsAt is { } id && IsRoot && Node.Children.FirstOrDefault(c => c.Id == id) is { } trigger && trigger != start)
        {
            context.Memory[StartKey] = id;
            start = trigger;
        }

        if (start is not null) context.Schedule(start);
        return default;
    }

    private bool IsRoot => Node.Parent?.Parent is null;

    /// <summary>What is ahead and what leads back depends on where the instance started.</summary>
    private FlowGraph GraphOf(ActivityContext context) => context.Memory.Text(StartKey) is { } start && Node.Children.Any(c => c.Id == start)
        ? fromTriggers.GetOrAdd(start, static (id, flowchart) => FlowGraph.Read(flowchart, id), Node)
        : ordinary;

    public override async ValueTask ChildCompletedAsync(ActivityContext context, ChildCompletion child)
    {
        if (terminals.Contains(child.Node))
        {
            context.Complete();
            return;
        }

        var graph = GraphOf(context);
        var tokens = FlowTokens.Of(context, graph);
        foreach (var connection in graph.From(child.Node))
        {
            if (!child.Outcomes.Contains(connection.Port) || tokens.HasLost(child.ExecutionId, connection.Target)) continue;
            switch (merging[connection.Target.Index])
            {
                case Merging.First:
                    await RaceAsync(context, graph, tokens, child, connection.Target);
                    break;
                case Merging.Each:
                    context.Schedule(connection.Target);
                    break;
                default:
                    tokens.Arrive(connection);
                    break;
            }
        }

        tokens.Forget(child.ExecutionId);
        while (NextReady(context, graph, tokens) is { } ready)
        {
            tokens.Take(ready);
            context.Schedule(ready);
        }

        tokens.Save();
        if (!context.HasChildren) context.Complete();
    }

    /// <summary>The first token runs the target. Whatever could still have arrived there is out of the race: what waits is cancelled,
    /// what is queued already runs to its end, and its token is dropped.</summary>
    private static async ValueTask RaceAsync(ActivityContext context, FlowGraph graph, FlowTokens tokens, ChildCompletion winner, ActivityNode target)
    {
        foreach (var rival in context.Children.Where(c => c.ExecutionId != winner.ExecutionId && graph.LeadsTo(c.Node, target)).ToArray())
        {
            if (rival.Started) await context.CancelChildAsync(rival.ExecutionId, "branch.lost");
            else tokens.Lose(rival.ExecutionId, target);
        }

        tokens.DropThoseLeadingTo(target);
        context.Schedule(target);
    }

    private ActivityNode? NextReady(ActivityContext context, FlowGraph graph, FlowTokens tokens)
    {
        var waiting = tokens.Targets;
        foreach (var target in waiting)
        {
            // With one way in nothing can meet.
            if (graph.To(target).Count == 1 || (merging[target.Index] is Merging.All && tokens.HasAll(target))) return target;
            if (context.Children.Any(c => graph.LeadsTo(c.Node, target) && !tokens.HasLost(c.ExecutionId, target))) continue;
            if (waiting.Any(w => w != target && graph.LeadsTo(w, target))) continue;
            return target;
        }

        // Two that wait for each other in a tangled loop: with nobody else under way the first arrival goes first.
        return waiting.Count > 0 && !context.HasChildren ? waiting[0] : null;
    }
}
