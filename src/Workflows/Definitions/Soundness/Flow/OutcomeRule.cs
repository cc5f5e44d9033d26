using CaseFlow.Workflows.Activities.Cases;
using CaseFlow.Workflows.Activities.Control;
using CaseFlow.Workflows.Runtime;

namespace CaseFlow.Workflows.Definitions.Soundness.Flow;

/// <summary>Where some outcomes of an activity lead on, all do. An activity none of whose outcomes leads on is an end, and of
/// one that several tokens run side by side (Cascade) some may end.</summary>
internal sealed class OutcomeRule : ISoundnessRule
{
    public IEnumerable<Finding> Check(Inspection inspection) =>
        from flowchart in inspection.Flowcharts
        let map = inspection.MapOf(flowchart)
        from node in map.Activities
        where map.Reached.Contains(node) && !map.Stops(node) && !map.IsPassedBySeveral(node)
        from finding in Check(inspection, map, node)
        select finding;

    private static IEnumerable<Finding> Check(Inspection inspection, FlowMap map, ActivityNode node)
    {
        if (map.PortsOf(node) is not { Count: > 1 } ports || inspection.ActivityOf(node) is not { } activity) yield break;
        // Of activities that leave through several ports at once, only the switch has a port a choice.
        if (activity.Leaves is Leaving.ThroughSome && activity is not FlowSwitch) yield break;

        var open = ports.Where(p => !map.IsConnected(node, p)).ToList();
        if (open.Count == ports.Count) yield break;
        // A person's answer or the domain's decision that is not followed leaves the case lying; an untaken decision may mean "nothing to do".
        var kind = activity is CaseActivity or FlowFork ? FindingKinds.OutcomeUnconnected : FindingKinds.DecisionUnconnected;
        foreach (var port in open) yield return kind.At(node, "", port);
    }
}
