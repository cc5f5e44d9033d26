using CaseFlow.Workflows.Activities.Control;

namespace CaseFlow.Workflows.Definitions.Soundness.Flow;

/// <summary>Walks through every state that a flowchart can be in: which activities are under way, and at which connections tokens wait.
/// The rules of movement are the runtime's. What cannot wait goes first, as in a burst; what waits may be answered in any order.</summary>
internal sealed class FlowWalk
{
    // Bounds the work to about a tenth of a second and a few megabytes.
    private const int MostCells = 2_000_000;
    private const int MostMoves = 100_000;

    // Two of something are many: that keeps the states finite where each round starts another branch.
    private const char Many = (char)2;

    private readonly FlowNet net;
    private readonly int activities;
    private readonly int[]? branchesOf;
    private readonly bool oneOrder;
    private readonly HashSet<string> seen = new(StringComparer.Ordinal);
    private readonly Queue<string> open = new();
    private readonly Bits live;
    private readonly Bits awaited;
    private int movesLeft;

    private FlowWalk(FlowNet net, int[]? branchesOf, bool oneOrder)
    {
        this.net = net;
        this.branchesOf = branchesOf;
        this.oneOrder = oneOrder;
        activities = net.Activities.Length;
        movesLeft = Math.Min(MostMoves, MostCells / Math.Max(1, activities + net.Connections.Length));
        live = new(activities);
        awaited = new(activities);
        Branches = new int[activities];
        StuckWithout = new int?[activities];
        IsPassedBySeveral = new bool[activities];
    }

    /// <summary>False: there are more states than can be looked at; what was found holds, what was not may be there all the same.</summary>
    public bool IsComplete { get; private set; } = true;

    /// <summary>For each activity the most branches that it went on with; 0: no token ever waited for it.</summary>
    public int[] Branches { get; }

    /// <summary>For each activity that waits for all, but never gets them once everything else has come to rest: a connection that is missing.</summary>
    public int?[] StuckWithout { get; }

    /// <summary>For each activity whether others that lead to it can be under way when it completes.</summary>
    public bool[] IsPassedBySeveral { get; }

    /// <summary>Returns that were taken while a part that they repeat was still under way, each with an activity of that part.</summary>
    public Dictionary<int, int> ReturnsBeside { get; } = [];

    /// <summary>As the runtime does it: who waits for all goes on when nothing more can arrive.</summary>
    public static FlowWalk Through(FlowNet net)
    {
        var walk = new FlowWalk(net, branchesOf: null, oneOrder: false);
        walk.Run();
        if (walk.IsComplete) return walk;

        // Branches that do not cancel one another can be walked one after the other: joins see the same tokens in the end.
        var shorter = new FlowWalk(net, branchesOf: null, oneOrder: true);
        shorter.Run();
        foreach (var (connection, activity) in walk.ReturnsBeside) shorter.ReturnsBeside.TryAdd(connection, activity);
        for (var a = 0; a < shorter.activities; a++) shorter.IsPassedBySeveral[a] |= walk.IsPassedBySeveral[a];
        return shorter;
    }

    /// <summary>As who wrote it says: who waits for all goes on with all that ever were there together, and not before.</summary>
    public FlowWalk Strictly()
    {
        var strict = new FlowWalk(net, Branches, oneOrder);
        strict.Run();
        return strict;
    }

    private void Run()
    {
        foreach (var start in net.Starts)
        {
            var first = new char[activities + net.Connections.Length];
            first[start] = (char)1;
            Reach(first);
        }

        while (open.TryDequeue(out var state))
        {
            foreach (var activity in Next(state))
            {
                foreach (var way in net.Ways[activity])
                {
                    Complete(state, activity, way);
                    if (--movesLeft > 0) continue;
                    IsComplete = false;
                    return;
                }
            }
        }
    }

    private IEnumerable<int> Next(string state)
    {
        for (var a = 0; a < activities; a++)
        {
            if (state[a] > 0 && !net.CanWait[a]) return [a];
        }

        var waiting = Enumerable.Range(0, activities).Where(a => state[a] > 0);
        return oneOrder ? waiting.Take(1) : waiting;
    }

    private void Complete(string from, int activity, int[] way)
    {
        // Of many it stays open whether one is left.
        if (from[activity] == Many) Leave(from.ToCharArray(), activity, way);

        var state = from.ToCharArray();
        state[activity]--;
        Leave(state, activity, way);
    }

    private void Leave(char[] state, int activity, int[] way)
    {
        Look(state);
        IsPassedBySeveral[activity] |= live[activity] || live.Meets(net.LeadingTo(activity));
        if (net.IsTerminal[activity])
        {
            if (oneOrder && !live.IsEmpty) IsComplete = false;
            return;
        }

        foreach (var connection in way)
        {
            var target = net.Targets[connection];
            if (net.IsReturn[connection] && net.Merging[target] is not Merging.Each && Repeated(state, target) is { } beside)
            {
                ReturnsBeside.TryAdd(connection, beside);
                return;
            }

            switch (net.Merging[target])
            {
                case Merging.First:
                    Win(state, target);
                    break;
                case Merging.Each:
                    Schedule(state, target);
                    break;
                default:
                    var place = activities + connection;
                    state[place] = (char)Math.Min(Many, state[place] + 1);
                    awaited[target] = true;
                    break;
            }
        }

        while (Ready(state) is { } ready)
        {
            GoOn(state, ready);
            if (net.IsTerminal[ready]) break; // it ends what else could go on
        }

        Reach(state);
    }

    private void Look(char[] state)
    {
        live.Clear();
        awaited.Clear();
        for (var a = 0; a < activities; a++)
        {
            if (state[a] > 0) live[a] = true;
        }

        for (var c = 0; c < net.Connections.Length; c++)
        {
            if (state[activities + c] > 0) awaited[net.Targets[c]] = true;
        }
    }

    /// <summary>An activity that is under way, or whose token waits, and that would run again.</summary>
    private int? Repeated(char[] state, int target)
    {
        for (var a = 0; a < activities; a++)
        {
            if (state[a] > 0 && (a == target || net.LeadsTo(target, a)) && net.Merging[a] is not Merging.Each) return a;
        }

        for (var c = 0; c < net.Connections.Length; c++)
        {
            if (state[activities + c] > 0 && (net.Sources[c] == target || net.LeadsTo(target, net.Sources[c]))) return net.Sources[c];
        }

        return null;
    }

    private void Win(char[] state, int target)
    {
        for (var a = 0; a < activities; a++)
        {
            if (state[a] == 0 || !net.LeadsTo(a, target)) continue;
            if (oneOrder) IsComplete = false;
            state[a] = (char)0;
        }

        for (var c = 0; c < net.Connections.Length; c++)
        {
            if (net.LeadsTo(net.Targets[c], target)) state[activities + c] = (char)0;
        }

        Schedule(state, target);
        Look(state);
    }

    private void Schedule(char[] state, int target)
    {
        state[target] = (char)Math.Min(Many, state[target] + 1);
        live[target] = true;
    }

    private int? Ready(char[] state)
    {
        int? ready = null;
        int? tangled = null;
        for (var target = 0; target < activities; target++)
        {
            if (!awaited[target] || IsHeld(state, target)) continue;
            tangled ??= target;
            var goesOn = (net.Merging[target] is Merging.All && net.Inbound[target].All(i => state[activities + i] > 0)) || !CanStillArrive(target);
            if (goesOn && (ready is null || net.IsTerminal[target])) ready = target;
        }

        return ready ?? (live.IsEmpty ? tangled : null);
    }

    // A token that came back is no branch: it goes on by itself.
    private bool IsHeld(char[] state, int target) =>
        branchesOf is not null && net.Merging[target] is Merging.All && net.Inbound[target].Length > 1
        && Arrived(state, target) is > 0 and var arrived && arrived < branchesOf[target];

    private bool CanStillArrive(int target) => live.Meets(net.LeadingTo(target)) || awaited.Meets(net.LeadingTo(target), except: target);

    private int Arrived(char[] state, int target) => net.Inbound[target].Count(c => state[activities + c] > 0);

    private void GoOn(char[] state, int target)
    {
        Branches[target] = Math.Max(Branches[target], Arrived(state, target));
        for (var c = 0; c < net.Connections.Length; c++)
        {
            if (net.Targets[c] == target) state[activities + c] = (char)0;
        }

        awaited[target] = false;
        Schedule(state, target);
    }

    private void Reach(char[] state)
    {
        if (live.IsEmpty)
        {
            for (var target = 0; target < activities; target++)
            {
                if (awaited[target]) StuckWithout[target] ??= net.Inbound[target].Cast<int?>().FirstOrDefault(c => state[activities + c!.Value] == 0);
            }
        }

        var key = new string(state);
        if (seen.Add(key)) open.Enqueue(key);
    }
}
