using System.Text.Json.Nodes;
using CaseFlow.Workflows.Activities.Cases;
using CaseFlow.Workflows.Activities.Control;
using CaseFlow.Workflows.Runtime;

namespace CaseFlow.Workflows.Definitions.Soundness.Flow;

/// <summary>One flowchart: where a token at each of its activities can go.</summary>
internal sealed class FlowMap
{
    private const int MostSubsets = 4;
    private readonly Inspection inspection;
    private readonly Dictionary<string, HashSet<string>> connected = new(StringComparer.Ordinal);
    private readonly Dictionary<ActivityNode, IReadOnlyList<IReadOnlyList<FlowConnection>>> ways = [];
    private readonly Lazy<(FlowNet, FlowWalk)> walked;

    public FlowMap(Inspection inspection, ActivityNode flowchart)
    {
        this.inspection = inspection;
        Flowchart = flowchart;
        Graph = FlowGraph.Read(flowchart);
        Activities = [.. flowchart.Children.Where(c => c.Port == "activities")];
        // Connections to nowhere count too: what is wrong with them is said elsewhere.
        foreach (var (source, port, _) in FlowGraph.ReadConnections(flowchart.Json))
        {
            if (!connected.TryGetValue(source, out var ports)) connected[source] = ports = new(StringComparer.Ordinal);
            ports.Add(port);
        }

        Starts = [.. Activities.Where(a => a == Graph.Start || IsTrigger(a))];
        Reached = ReachedFrom(Starts);
        walked = new(() =>
        {
            var net = new FlowNet(this, inspection.CanWait);
            return (net, FlowWalk.Through(net));
        });
    }

    public ActivityNode Flowchart { get; }

    public FlowGraph Graph { get; }

    public IReadOnlyList<ActivityNode> Activities { get; }

    /// <summary>Where it can begin: its start, and triggers that may start the workflow.</summary>
    public IReadOnlyList<ActivityNode> Starts { get; }

    public HashSet<ActivityNode> Reached { get; }

    /// <summary>What a walk through all its states found.</summary>
    public (FlowNet Net, FlowWalk Walk) Walked => walked.Value;

    /// <summary>Whether several tokens run it side by side, so that some may end there while others go on.</summary>
    public bool IsPassedBySeveral(ActivityNode node) => Array.IndexOf(Walked.Net.Activities, node) is >= 0 and var a && Walked.Walk.IsPassedBySeveral[a];

    /// <summary>The ports that decide where the flow goes on. An unconnected <c>Refused</c> is none: what is refused then is an incident.
    /// Null: only its run tells.</summary>
    public IReadOnlyList<string>? PortsOf(ActivityNode node) =>
        inspection.PortsOf(node)?.Where(p => p != CaseActivity.Refused || IsConnected(node, p)).Distinct(StringComparer.Ordinal).ToList();

    public bool IsConnected(ActivityNode node, string port) => connected.TryGetValue(node.Id, out var ports) && ports.Contains(port);

    /// <summary>Whether the flowchart, or a branch of it, can end here. One whose ports only its run tells is given the benefit of the doubt.</summary>
    public bool CanEnd(ActivityNode node) =>
        Stops(node) || PortsOf(node) is not { } ports || ports.Any(p => !IsConnected(node, p));

    /// <summary>Whether nothing after it ever runs.</summary>
    public bool Stops(ActivityNode node) => IsTerminal(node) || node.Type == "Elsa.Fault";

    public bool IsTerminal(ActivityNode node) => inspection.TypeOf(node)?.Facts.IsTerminal == true;

    /// <summary>The sets of connections, one of which is taken each time the activity completes.</summary>
    public IReadOnlyList<IReadOnlyList<FlowConnection>> WaysOf(ActivityNode node) =>
        ways.TryGetValue(node, out var found) ? found : ways[node] = ReadWays(node);

    public HashSet<ActivityNode> ReachedFrom(IEnumerable<ActivityNode> starts)
    {
        var reached = new HashSet<ActivityNode>(starts);
        var open = new Stack<ActivityNode>(reached);
        while (open.TryPop(out var at))
        {
            if (Stops(at)) continue;
            foreach (var next in Graph.From(at).Select(c => c.Target))
            {
                if (reached.Add(next)) open.Push(next);
            }
        }

        return reached;
    }

    private bool IsTrigger(ActivityNode node) =>
        inspection.TypeOf(node)?.Facts.Kind == "Trigger" && (node.Json["customProperties"] as JsonObject)?.Flag("canStartWorkflow") == true;

    private IReadOnlyList<IReadOnlyList<FlowConnection>> ReadWays(ActivityNode node)
    {
        var outbound = Graph.From(node);
        if (Stops(node) || outbound.Count == 0) return [[]];

        var ports = PortsOf(node) ?? [.. outbound.Select(c => c.Port).Distinct(StringComparer.Ordinal)];
        List<IReadOnlyList<FlowConnection>> each = [.. ports.Select(p => outbound.Where(c => c.Port == p).ToList())];
        return (inspection.TypeOf(node) is null ? Leaving.ThroughOne : inspection.ActivityOf(node).Leaves) switch
        {
            Leaving.ThroughAll => [[.. each.SelectMany(e => e)]],
            Leaving.ThroughSome => Subsets(each),
            _ => each,
        };
    }

    // Of many ports only each alone and all together: what meets then is found, and the states stay few.
    private static IReadOnlyList<IReadOnlyList<FlowConnection>> Subsets(List<IReadOnlyList<FlowConnection>> each) => each.Count > MostSubsets
        ? [.. each, [.. each.SelectMany(e => e)]]
        : [.. Enumerable.Range(1, (1 << each.Count) - 1).Select(set => each.Where((_, i) => (set & (1 << i)) != 0).SelectMany(e => e).ToList())];
}
