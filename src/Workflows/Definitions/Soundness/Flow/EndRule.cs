namespace CaseFlow.Workflows.Definitions.Soundness.Flow;

/// <summary>From everywhere some way leads to an end. Rounds in which nothing waits are another rule's.</summary>
internal sealed class EndRule : ISoundnessRule
{
    public IEnumerable<Finding> Check(Inspection inspection) => inspection.Flowcharts.SelectMany(f => Check(inspection, inspection.MapOf(f)));

    private static IEnumerable<Finding> Check(Inspection inspection, FlowMap map)
    {
        foreach (var knot in Knots.Find(map.Reached, a => map.Graph.From(a).Select(c => c.Target)))
        {
            if (!knot.Any(inspection.CanWait) || knot.Any(map.CanEnd)) continue;
            if (knot.SelectMany(a => map.Graph.From(a)).Any(c => !knot.Contains(c.Target))) continue;
            var first = map.Activities.First(knot.Contains);
            yield return FindingKinds.NoPathToEnd.At(first, "");
        }
    }
}
