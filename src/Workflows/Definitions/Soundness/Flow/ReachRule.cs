using System.Text.Json.Nodes;

namespace CaseFlow.Workflows.Definitions.Soundness.Flow;

/// <summary>Every activity can be reached. Of a part that cannot, only where it would begin is named.</summary>
internal sealed class ReachRule : ISoundnessRule
{
    public IEnumerable<Finding> Check(Inspection inspection) =>
        inspection.Flowcharts.SelectMany(f => InFlowchart(inspection.MapOf(f))).Concat(inspection.Steps.SelectMany(s => InSequence(inspection, s)));

    private static IEnumerable<Finding> InFlowchart(FlowMap map)
    {
        if (map.Activities.Count == 0) yield return FindingKinds.FlowEmpty.At(map.Flowchart, "/activities");

        var open = map.Activities.Where(a => !map.Reached.Contains(a)).ToList();
        while (open.Count > 0)
        {
            var targets = map.Graph.Connections.Where(c => c.Source != c.Target && open.Contains(c.Source)).Select(c => c.Target).ToHashSet();
            var first = open.Find(a => !targets.Contains(a)) ?? open[0];
            yield return (WantsToStart(first) ? FindingKinds.SeveralStarts : FindingKinds.Unreachable).At(first, "", map.Graph.Start?.Id ?? "");
            var part = map.ReachedFrom([first]);
            open.RemoveAll(part.Contains);
        }
    }

    private static bool WantsToStart(ActivityNode node) =>
        node.Type == "Elsa.Start" || (node.Json["customProperties"] as JsonObject)?.Flag("canStartWorkflow") == true;

    /// <summary>What stands after something that ends the sequence, or more.</summary>
    private static IEnumerable<Finding> InSequence(Inspection inspection, ActivityNode node)
    {
        if (node.Type != "Elsa.Sequence") yield break;
        var end = node.Children.TakeWhile(c => inspection.TypeOf(c)?.Facts.IsTerminal != true && c.Type is not ("Elsa.Fault" or "Elsa.Break")).Count();
        if (end < node.Children.Count - 1) yield return FindingKinds.Unreachable.At(node.Children[end + 1], "", node.Children[end].Id);
    }
}
