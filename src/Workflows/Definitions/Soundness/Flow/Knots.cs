namespace CaseFlow.Workflows.Definitions.Soundness.Flow;

/// <summary>Finds what can be walked round and round: the strongly connected parts of a graph, those of one activity only when it leads
/// to itself.</summary>
internal static class Knots
{
    /// <param name="nodes">Part of the graph; ways through others do not count.</param>
    /// <param name="next">Where an activity leads.</param>
    public static IReadOnlyList<HashSet<ActivityNode>> Find(IReadOnlyCollection<ActivityNode> nodes, Func<ActivityNode, IEnumerable<ActivityNode>> next)
    {
        var forward = nodes.ToDictionary(n => n, n => next(n).Where(nodes.Contains).Distinct().ToList());
        var backward = nodes.ToDictionary(n => n, _ => new List<ActivityNode>());
        foreach (var (node, targets) in forward)
        {
            foreach (var target in targets) backward[target].Add(node);
        }

        var knots = new List<HashSet<ActivityNode>>();
        var taken = new HashSet<ActivityNode>();
        foreach (var node in LastFirst(nodes, forward))
        {
            if (taken.Contains(node)) continue;
            var knot = Walk(node, backward, taken);
            if (knot.Count > 1 || forward[node].Contains(node)) knots.Add(knot);
        }

        return knots;
    }

    private static HashSet<ActivityNode> Walk(ActivityNode start, Dictionary<ActivityNode, List<ActivityNode>> edges, HashSet<ActivityNode> taken)
    {
        var walked = new HashSet<ActivityNode>();
        var open = new Stack<ActivityNode>([start]);
        while (open.TryPop(out var at))
        {
            if (!taken.Add(at)) continue;
            walked.Add(at);
            foreach (var next in edges[at]) open.Push(next);
        }

        return walked;
    }

    // Kosaraju: in the order in which a walk in depth leaves them for good, last first. Without recursion, for definitions are deep.
    private static List<ActivityNode> LastFirst(IReadOnlyCollection<ActivityNode> nodes, Dictionary<ActivityNode, List<ActivityNode>> forward)
    {
        var left = new List<ActivityNode>(nodes.Count);
        var seen = new HashSet<ActivityNode>();
        foreach (var start in nodes)
        {
            if (!seen.Add(start)) continue;
            var open = new Stack<(ActivityNode Node, int Next)>([(start, 0)]);
            while (open.TryPop(out var at))
            {
                if (at.Next == forward[at.Node].Count)
                {
                    left.Add(at.Node);
                    continue;
                }

                open.Push((at.Node, at.Next + 1));
                var next = forward[at.Node][at.Next];
                if (seen.Add(next)) open.Push((next, 0));
            }
        }

        left.Reverse();
        return left;
    }
}
