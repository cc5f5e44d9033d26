using System.Collections;
using System.Text.Json.Nodes;
using CaseFlow.Workflows.Definitions;

namespace CaseFlow.Workflows.Activities.Control;

/// <param name="Index">Position in the definition's <c>connections</c>.</param>
internal sealed record FlowConnection(int Index, ActivityNode Source, string Port, ActivityNode Target)
{
    /// <summary>Leads back to an activity that every way to its source passes.</summary>
    public bool IsBackward { get; set; }
}

/// <summary>The connections of one flowchart, seen from its start.</summary>
internal sealed class FlowGraph
{
    private readonly Dictionary<ActivityNode, List<FlowConnection>> outbound = [];
    private readonly Dictionary<ActivityNode, List<FlowConnection>> inbound = [];
    private readonly Dictionary<ActivityNode, int> positions = [];
    private readonly BitArray[] ahead;

    private FlowGraph(ActivityNode flowchart, List<ActivityNode> activities, List<FlowConnection> connections, string? startId)
    {
        Connections = connections;
        for (var i = 0; i < activities.Count; i++) positions[activities[i]] = i;
        foreach (var connection in connections)
        {
            ListOf(outbound, connection.Source).Add(connection);
        }

        Start = activities.Find(a => a.Id == startId) ?? FindStart(flowchart, activities, connections);
        // A source that nobody can reach from the start is no branch to wait for.
        var reached = Start is null ? [] : ReachedFrom(Start, except: null);
        foreach (var connection in connections.Where(c => reached.Contains(c.Source)))
        {
            connection.IsBackward = connection.Source == connection.Target || IsBackward(connection);
            ListOf(inbound, connection.Target).Add(connection);
        }

        ahead = [.. activities.Select(Ahead)];
    }

    public IReadOnlyList<FlowConnection> Connections { get; }

    public ActivityNode? Start { get; }

    public IReadOnlyList<FlowConnection> From(ActivityNode source) => outbound.GetValueOrDefault(source) ?? [];

    public IReadOnlyList<FlowConnection> To(ActivityNode target) => inbound.GetValueOrDefault(target) ?? [];

    /// <summary>Whether a token at one activity can still arrive at the other without going back.</summary>
    public bool LeadsTo(ActivityNode from, ActivityNode to) => ahead[positions[from]][positions[to]];

    /// <param name="flowchart">Its definition.</param>
    /// <param name="startId">The activity that the instance started at; null: where the flowchart begins.</param>
    public static FlowGraph Read(ActivityNode flowchart, string? startId = null)
    {
        var activities = flowchart.Children.Where(c => c.Port == "activities").ToList();
        var byId = new Dictionary<string, ActivityNode>(StringComparer.Ordinal);
        foreach (var activity in activities) byId.TryAdd(activity.Id, activity);

        var connections = new List<FlowConnection>();
        foreach (var (source, port, target) in ReadConnections(flowchart.Json))
        {
            if (byId.TryGetValue(source, out var from) && byId.TryGetValue(target, out var to))
            {
                connections.Add(new(connections.Count, from, port, to));
            }
        }

        return new(flowchart, activities, connections, startId);
    }

    /// <summary>Elsa 3 writes <c>{source:{activity,port},target:{activity,port}}</c>.</summary>
    public static IEnumerable<(string Source, string Port, string Target)> ReadConnections(JsonObject flowchart)
    {
        foreach (var connection in (flowchart["connections"] as JsonArray ?? []).OfType<JsonObject>())
        {
            var source = connection["source"] as JsonObject;
            var target = connection["target"] as JsonObject;
            yield return (source?.Text("activity") ?? "", source?.Text("port") ?? "Done", target?.Text("activity") ?? "");
        }
    }

    private static ActivityNode? FindStart(ActivityNode flowchart, List<ActivityNode> activities, List<FlowConnection> connections) =>
        activities.Find(a => a.Id == flowchart.Json.Text("start"))
        ?? activities.Find(a => a.Type == "Elsa.Start")
        ?? activities.Find(a => (a.Json["customProperties"] as JsonObject)?.Flag("canStartWorkflow") == true)
        ?? activities.Find(a => connections.TrueForAll(c => c.Target != a))
        ?? activities.FirstOrDefault();

    private bool IsBackward(FlowConnection connection) => !ReachedFrom(Start!, except: connection.Target).Contains(connection.Source);

    private HashSet<ActivityNode> ReachedFrom(ActivityNode start, ActivityNode? except)
    {
        if (start == except) return [];
        var reached = new HashSet<ActivityNode> { start };
        var open = new Stack<ActivityNode>([start]);
        while (open.TryPop(out var at))
        {
            foreach (var next in From(at).Select(c => c.Target))
            {
                if (next != except && reached.Add(next)) open.Push(next);
            }
        }

        return reached;
    }

    private BitArray Ahead(ActivityNode from)
    {
        var seen = new BitArray(positions.Count);
        var open = new Stack<ActivityNode>([from]);
        while (open.TryPop(out var at))
        {
            foreach (var next in From(at).Where(c => !c.IsBackward).Select(c => c.Target))
            {
                if (seen[positions[next]]) continue;
                seen[positions[next]] = true;
                open.Push(next);
            }
        }

        return seen;
    }

    private static List<FlowConnection> ListOf(Dictionary<ActivityNode, List<FlowConnection>> map, ActivityNode key) =>
        map.TryGetValue(key, out var list) ? list : map[key] = [];
}
