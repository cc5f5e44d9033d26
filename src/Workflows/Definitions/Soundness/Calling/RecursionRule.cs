using CaseFlow.Workflows.Definitions.Soundness.Flow;

namespace CaseFlow.Workflows.Definitions.Soundness.Calling;

/// <summary>No definition calls itself, directly or through others, before anything on the way has waited. Where a way leads past the call it
/// may be meant, with a number that counts down; where none does it never ends.</summary>
internal sealed class RecursionRule : ISoundnessRule
{
    public IEnumerable<Finding> Check(Inspection inspection)
    {
        var library = inspection.Library.With(inspection.Definition);
        foreach (var call in CallsAtOnce(inspection))
        {
            if (ComesBack(inspection, library, call, out var avoidable))
            {
                var kind = avoidable || !IsUnavoidable(inspection, call.Caller) ? FindingKinds.MayCallItself : FindingKinds.CallsItself;
                yield return kind.At(call.Caller, $"/{Calls.Member}", inspection.Definition.DefinitionId);
            }
        }
    }

    private static bool ComesBack(Inspection inspection, DefinitionLibrary library, Call first, out bool avoidable)
    {
        avoidable = false;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<(string Id, bool Avoidable)>([(first.DefinitionId, false)]);
        while (open.TryPop(out var at))
        {
            if (at.Id == inspection.Definition.DefinitionId)
            {
                avoidable = at.Avoidable;
                return true;
            }

            if (!seen.Add(at.Id) || library.Find(at.Id) is not { } child) continue;
            var inside = inspection.Of(child);
            foreach (var call in CallsAtOnce(inside)) open.Push((call.DefinitionId, at.Avoidable || !IsUnavoidable(inside, call.Caller)));
        }

        return false;
    }

    /// <summary>Calls that can be reached before anything waits.</summary>
    private static IEnumerable<Call> CallsAtOnce(Inspection inspection) => Calls.Of(inspection.Definition).Where(c => IsReachedAtOnce(inspection, c.Caller));

    private static bool IsReachedAtOnce(Inspection inspection, ActivityNode node)
    {
        for (var at = node; at.Parent is { Parent: not null } parent; at = parent)
        {
            if (parent.Type == "Elsa.Flowchart" && !ReachedAtOnce(inspection, inspection.MapOf(parent)).Contains(at)) return false;
            if (parent.Type == "Elsa.Sequence" && parent.Children.TakeWhile(c => c != at).Any(inspection.CanWait)) return false;
        }

        return true;
    }

    private static HashSet<ActivityNode> ReachedAtOnce(Inspection inspection, FlowMap map)
    {
        var reached = new HashSet<ActivityNode>(map.Starts);
        var open = new Stack<ActivityNode>(reached);
        while (open.TryPop(out var at))
        {
            if (inspection.CanWait(at) || map.Stops(at)) continue;
            foreach (var next in map.Graph.From(at).Select(c => c.Target))
            {
                if (reached.Add(next)) open.Push(next);
            }
        }

        return reached;
    }

    private static bool IsUnavoidable(Inspection inspection, ActivityNode node)
    {
        for (var at = node; at.Parent is { Parent: not null } parent; at = parent)
        {
            if (parent.Type == "Elsa.Flowchart" && CanPass(inspection.MapOf(parent), at)) return false;
            if (parent.Type is not ("Elsa.Flowchart" or "Elsa.Sequence" or "Elsa.Parallel")) return false;
        }

        return true;
    }

    /// <summary>Whether some way from the start to an end does not come by.</summary>
    private static bool CanPass(FlowMap map, ActivityNode node)
    {
        var reached = new HashSet<ActivityNode>(map.Starts.Where(s => s != node));
        var open = new Stack<ActivityNode>(reached);
        while (open.TryPop(out var at))
        {
            if (map.CanEnd(at)) return true;
            foreach (var next in map.Graph.From(at).Select(c => c.Target).Where(t => t != node))
            {
                if (reached.Add(next)) open.Push(next);
            }
        }

        return false;
    }
}
