using CaseFlow.Workflows.Activities.Control;

namespace CaseFlow.Workflows.Definitions.Soundness.Flow;

/// <summary>A flowchart as numbers, for walking through its states.</summary>
internal sealed class FlowNet
{
    private readonly Dictionary<ActivityNode, int> numbers = [];
    private readonly Bits[] leadingTo;

    public FlowNet(FlowMap map, Func<ActivityNode, bool> canWait)
    {
        Activities = [.. map.Activities.Where(map.Reached.Contains)];
        for (var i = 0; i < Activities.Length; i++) numbers[Activities[i]] = i;
        Merging = [.. Activities.Select(MergingOf.Read)];
        CanWait = [.. Activities.Select(canWait)];
        IsTerminal = [.. Activities.Select(map.IsTerminal)];
        Starts = [.. map.Starts.Select(s => numbers[s])];

        Connections = [.. map.Graph.Connections.Where(c => numbers.ContainsKey(c.Source) && numbers.ContainsKey(c.Target) && !map.Stops(c.Source))];
        var places = Connections.Select((c, i) => (c, i)).ToDictionary(p => p.c, p => p.i);
        Targets = [.. Connections.Select(c => numbers[c.Target])];
        Sources = [.. Connections.Select(c => numbers[c.Source])];
        IsReturn = Returns();
        Ways = [.. Activities.Select(a => map.WaysOf(a).Select(way => way.Select(c => places[c]).ToArray()).ToArray())];
        Inbound = [.. Activities.Select((_, a) => Enumerable.Range(0, Connections.Length).Where(c => Targets[c] == a && !IsReturn[c]).ToArray())];
        leadingTo = [.. Activities.Select(_ => new Bits(Activities.Length))];
        for (var a = 0; a < Activities.Length; a++) Lead(a);
    }

    public ActivityNode[] Activities { get; }

    public Merging[] Merging { get; }

    public bool[] CanWait { get; }

    public bool[] IsTerminal { get; }

    public int[] Starts { get; }

    public FlowConnection[] Connections { get; }

    public int[] Sources { get; }

    public int[] Targets { get; }

    /// <summary>Leads back to what was passed already.</summary>
    public bool[] IsReturn { get; }

    /// <summary>For each activity the sets of connections, one of which is taken each time it completes.</summary>
    public int[][][] Ways { get; }

    /// <summary>For each activity the connections into it, without those that return.</summary>
    public int[][] Inbound { get; }

    /// <summary>Whether a token at one activity can arrive at the other without a return.</summary>
    public bool LeadsTo(int from, int to) => leadingTo[to][from];

    /// <summary>The activities that lead to one.</summary>
    public Bits LeadingTo(int target) => leadingTo[target];

    // A return leads to an activity that every way to its source passes; in a tangle that has no such activity, one that a walk in depth is
    // still inside of.
    private bool[] Returns()
    {
        var returns = Connections.Select(c => c.IsBackward).ToArray();
        var from = Enumerable.Range(0, Activities.Length).Select(a => Enumerable.Range(0, Connections.Length).Where(c => Sources[c] == a).ToArray()).ToArray();
        var state = new int[Activities.Length]; // 0 not seen, 1 inside, 2 left
        foreach (var start in Starts)
        {
            var open = new Stack<(int Activity, int Next)>();
            if (state[start] == 0) Enter(start);
            while (open.TryPop(out var at))
            {
                if (at.Next == from[at.Activity].Length)
                {
                    state[at.Activity] = 2;
                    continue;
                }

                open.Push((at.Activity, at.Next + 1));
                var connection = from[at.Activity][at.Next];
                if (returns[connection]) continue;
                if (state[Targets[connection]] == 0) Enter(Targets[connection]);
                else if (state[Targets[connection]] == 1) returns[connection] = true;
            }

            void Enter(int activity)
            {
                state[activity] = 1;
                open.Push((activity, 0));
            }
        }

        return returns;
    }

    private void Lead(int from)
    {
        var open = new Stack<int>([from]);
        while (open.TryPop(out var at))
        {
            for (var c = 0; c < Connections.Length; c++)
            {
                if (Sources[c] != at || IsReturn[c] || leadingTo[Targets[c]][from]) continue;
                leadingTo[Targets[c]][from] = true;
                open.Push(Targets[c]);
            }
        }
    }
}
