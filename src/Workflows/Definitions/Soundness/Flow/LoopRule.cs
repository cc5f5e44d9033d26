using System.Text.Json;
using CaseFlow.Workflows.Activities.Cases;
using CaseFlow.Workflows.Definitions.Soundness.Values;

namespace CaseFlow.Workflows.Definitions.Soundness.Flow;

/// <summary>Rounds in which nothing waits must end by themselves: by a way out that is decided by something that the round itself changes.
/// Counting to three is sound; asking again and again whether something is so, is not.</summary>
internal sealed class LoopRule : ISoundnessRule
{
    public IEnumerable<Finding> Check(Inspection inspection) =>
        inspection.Flowcharts.SelectMany(f => InFlowchart(inspection, inspection.MapOf(f)))
            .Concat(inspection.Steps.SelectMany(s => InContainer(inspection, s)));

    private static IEnumerable<Finding> InFlowchart(Inspection inspection, FlowMap map)
    {
        var restless = map.Reached.Where(a => !inspection.CanWait(a) && !map.Stops(a)).ToList();
        foreach (var knot in Knots.Find(restless, a => map.Graph.From(a).Select(c => c.Target)))
        {
            var deciders = map.Activities.Where(a => knot.Contains(a) && CanLeave(map, a, knot)).ToList();
            if (deciders.Count == 0)
            {
                yield return FindingKinds.LoopWithoutWait.At(map.Activities.First(knot.Contains), "");
                continue;
            }

            var changed = Changes.MadeBy(knot);
            if (deciders.Exists(d => Changes.Sway(d, changed))) continue;
            var byDomain = deciders.Find(d => inspection.ActivityOf(d) is CaseActivity);
            if (byDomain is null)
            {
                // Of what is no decision of the definition nothing is known.
                if (deciders.TrueForAll(d => Inspection.ExpressionsOf(d).Any())) yield return FindingKinds.LoopWithoutWait.At(deciders[0], "");
            }
            else if (!StartsSomethingThatWaits(inspection, map, knot))
            {
                var moves = knot.Any(a => a != byDomain && inspection.ActivityOf(a) is CaseActivity);
                yield return (moves ? FindingKinds.LoopLeftToCase : FindingKinds.LoopWithoutWait).At(byDomain, "");
            }
        }
    }

    private static bool CanLeave(FlowMap map, ActivityNode node, HashSet<ActivityNode> knot) =>
        map.PortsOf(node) is null || map.WaysOf(node).Any(way => !way.Any(c => knot.Contains(c.Target)));

    /// <summary>Each round sends somebody to work and goes on, as when every measure gets its task.</summary>
    private static bool StartsSomethingThatWaits(Inspection inspection, FlowMap map, HashSet<ActivityNode> knot) =>
        knot.SelectMany(map.WaysOf)
            .Where(way => way.Any(c => knot.Contains(c.Target)))
            .Any(way => map.ReachedFrom(way.Select(c => c.Target).Where(t => !knot.Contains(t))).Any(inspection.CanWait));

    private static IEnumerable<Finding> InContainer(Inspection inspection, ActivityNode node)
    {
        if (node.Type is not ("Elsa.While" or "Elsa.DoWhile") || CanBreak(node)) yield break;
        if (Inspection.ExpressionsOf(node).FirstOrDefault(e => e.Member == "condition") is not { } condition) yield break;

        if (inspection.CanWait(node))
        {
            if (IsTrue(condition)) yield return FindingKinds.NoPathToEnd.At(node, "");
        }
        else if (!IsFalse(condition) && !Changes.Sways(condition, Changes.MadeBy(node.Children)))
        {
            yield return FindingKinds.LoopWithoutWait.At(node, "");
        }
    }

    private static bool CanBreak(ActivityNode node) =>
        node.Children.Any(c => c.Type is "Elsa.Break" or "Elsa.Finish" or "Elsa.Complete" or "Elsa.Fault" || CanBreak(c));

    private static bool IsTrue(WrittenExpression condition) => Constant(condition) is "true";

    private static bool IsFalse(WrittenExpression condition) => Constant(condition) is "false" or "";

    private static string? Constant(WrittenExpression condition) => condition switch
    {
        { IsScript: true } => condition.Script.Trim().TrimEnd(';'),
        { Type: "Literal", Value: null } => "",
        { Type: "Literal", Value: { } value } when value.GetValueKind() is JsonValueKind.True or JsonValueKind.False or JsonValueKind.String => value.ToString().ToLowerInvariant(),
        _ => null,
    };
}
