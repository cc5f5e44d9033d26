using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Moving;
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
    private FlowGraph GraphOf(JsonObject memory) => memory.Text(StartKey) is { } start && Node.Children.Any(c => c.Id == start)
        ? fromTriggers.GetOrAdd(start, static (id, flowchart) => FlowGraph.Read(flowchart, id), Node)
        : ordinary;

    public override async ValueTask ChildCompletedAsync(ActivityContext context, ChildCompletion child)
    {
        if (terminals.Contains(child.Node))
        {
            context.Complete();
            return;
        }

        var graph = GraphOf(context.Memory);
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
        while (NextReady(context.Children, graph, tokens) is { } ready)
        {
            tokens.Take(ready);
            context.Schedule(ready);
        }

        tokens.Save();
        if (!context.HasChildren) context.Complete();
    }

    /// <summary>Tokens wait at the same connections; a join that waits for nobody any more goes on.</summary>
    internal override void Move(MovingExecution moving)
    {
        var before = ((Flowchart)moving.From).GraphOf(moving.Memory);
        if (moving.Memory.Text(StartKey) is { } start)
        {
            moving.Memory.Remove(StartKey);
            if (before.Start is { } from && from.Id == start && moving.TargetOf(from) is { } to && to.Parent == Node) moving.Memory[StartKey] = to.Id;
        }

        var graph = GraphOf(moving.Memory);
        var tokens = FlowTokens.Move(moving, before, graph);
        var under = moving.Children.Where(c => c.To is not null).Select(c => (c.From, To: c.To!));
        var waiting = before.Connections.Select(c => (From: c.Target, To: moving.TargetOf(c.Target))).Where(t => t.To is not null && tokens.Targets.Contains(t.To));
        RefuseRunningAgain(moving, before, graph, under.Concat(waiting.Select(t => (t.From, To: t.To!))).Distinct().ToList());

        var children = moving.Children.Where(c => c.To is not null).Select(c => new LiveChild(c.ExecutionId, c.To!, Started: true)).ToList();
        while (NextReady(children, graph, tokens) is { } ready)
        {
            tokens.Take(ready);
            moving.Schedule(ready);
            children.Add(new(default, ready, Started: false));
        }

        tokens.Save();
    }

    /// <summary>What is complete and lies ahead of where the instance is, though it did not before, would run again.</summary>
    private void RefuseRunningAgain(MovingExecution moving, FlowGraph before, FlowGraph graph, List<(ActivityNode From, ActivityNode To)> under)
    {
        foreach (var done in moving.From.Node.Children.Where(moving.IsFinished))
        {
            if (moving.TargetOf(done) is not { } target || target.Parent != Node) continue;
            if (under.Exists(u => u.From != done && graph.LeadsTo(u.To, target) && !before.LeadsTo(u.From, done))) moving.Refuse(Obstacles.WouldRunAgain, done.Id);
        }
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

    private ActivityNode? NextReady(IEnumerable<LiveChild> children, FlowGraph graph, FlowTokens tokens)
    {
        var waiting = tokens.Targets;
        foreach (var target in waiting)
        {
            // With one way in nothing can meet.
            if (graph.To(target).Count == 1 || (merging[target.Index] is Merging.All && tokens.HasAll(target))) return target;
            if (children.Any(c => graph.LeadsTo(c.Node, target) && !tokens.HasLost(c.ExecutionId, target))) continue;
            if (waiting.Any(w => w != target && graph.LeadsTo(w, target))) continue;
            return target;
        }

        // Two that wait for each other in a tangled loop: with nobody else under way the first arrival goes first.
        return waiting.Count > 0 && !children.Any() ? waiting[0] : null;
    }
}
