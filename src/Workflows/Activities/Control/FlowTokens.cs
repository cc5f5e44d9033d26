using System.Text.Json.Nodes;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Moving;
using CaseFlow.Workflows.Runtime;

namespace CaseFlow.Workflows.Activities.Control;

/// <summary>Tokens of a flowchart that wait where branches meet, and branches that lost a race. Kept in the execution's memory:
/// <c>waiting</c> = connection indexes in order of arrival, <c>lost</c> = <c>{executionId: target id}</c>.</summary>
internal sealed class FlowTokens
{
    private readonly JsonObject memory;
    private readonly FlowGraph graph;
    private readonly List<FlowConnection> waiting;
    private readonly Dictionary<string, List<string>> lost = [];

    private FlowTokens(JsonObject memory, FlowGraph graph)
    {
        this.memory = memory;
        this.graph = graph;
        waiting = [.. (memory["waiting"] as JsonArray ?? []).Select(i => graph.Connections[i!.GetValue<int>()])];
        foreach (var (execution, targets) in memory["lost"] as JsonObject ?? [])
        {
            lost[execution] = [.. (targets as JsonArray ?? []).Select(t => t!.GetValue<string>())];
        }
    }

    /// <summary>Activities that tokens wait at, in order of arrival.</summary>
    public IReadOnlyList<ActivityNode> Targets => waiting.Count == 0 ? [] : [.. waiting.Select(w => w.Target).Distinct()];

    public static FlowTokens Of(ActivityContext context, FlowGraph graph) => new(context.Memory, graph);

    /// <summary>The tokens of another version's graph in this one's: each waits at the connection with the same ends and port.</summary>
    public static FlowTokens Move(MovingExecution moving, FlowGraph before, FlowGraph graph)
    {
        var old = new FlowTokens(moving.Memory, before);
        moving.Memory.Remove("waiting");
        moving.Memory.Remove("lost");
        var moved = new FlowTokens(moving.Memory, graph);
        foreach (var token in old.waiting)
        {
            var (source, target) = (moving.TargetOf(token.Source), moving.TargetOf(token.Target));
            if (graph.Connections.FirstOrDefault(c => c.Source == source && c.Target == target && c.Port == token.Port) is { } same) moved.Arrive(same);
            else moving.Refuse(Obstacles.TokenLost, $"{token.Source.Id}.{token.Port}>{token.Target.Id}");
        }

        foreach (var (execution, targets) in old.lost)
        {
            // A race whose goal is gone cannot be lost any more.
            var goals = targets.Select(id => before.Connections.FirstOrDefault(c => c.Target.Id == id)?.Target).OfType<ActivityNode>();
            if (goals.Select(g => moving.TargetOf(g)?.Id).OfType<string>().ToList() is { Count: > 0 } kept) moved.lost[execution] = kept;
        }

        return moved;
    }

    public void Arrive(FlowConnection connection) => waiting.Add(connection);

    public void Take(ActivityNode target) => waiting.RemoveAll(w => w.Target == target);

    /// <summary>Whether every forward connection to the target brought a token.</summary>
    public bool HasAll(ActivityNode target) => graph.To(target).All(c => c.IsBackward || waiting.Contains(c));

    public void DropThoseLeadingTo(ActivityNode target) => waiting.RemoveAll(w => graph.LeadsTo(w.Target, target));

    public void Lose(Guid execution, ActivityNode target)
    {
        if (!lost.TryGetValue(execution.ToString(), out var targets)) lost[execution.ToString()] = targets = [];
        targets.Add(target.Id);
    }

    /// <summary>Whether a branch is out of the race for a target, or for one that this way leads to.</summary>
    public bool HasLost(Guid execution, ActivityNode target) =>
        lost.TryGetValue(execution.ToString(), out var targets)
        && targets.Exists(id => id == target.Id || graph.To(target).Count > 0 && LeadsTo(target, id));

    public void Forget(Guid execution) => lost.Remove(execution.ToString());

    public void Save()
    {
        memory.Remove("waiting");
        memory.Remove("lost");
        if (waiting.Count > 0) memory["waiting"] = new JsonArray([.. waiting.Select(w => JsonValue.Create(w.Index))]);
        if (lost.Count == 0) return;

        var kept = new JsonObject();
        foreach (var (execution, targets) in lost) kept[execution] = new JsonArray([.. targets.Select(t => JsonValue.Create(t))]);
        memory["lost"] = kept;
    }

    private bool LeadsTo(ActivityNode from, string targetId) =>
        graph.Connections.FirstOrDefault(c => c.Target.Id == targetId) is { } to && graph.LeadsTo(from, to.Target);
}
