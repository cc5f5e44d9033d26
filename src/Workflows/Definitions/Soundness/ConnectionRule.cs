using CaseFlow.Workflows.Activities.Control;

namespace CaseFlow.Workflows.Definitions.Soundness;

/// <summary>Every connection has both its ends, and leaves through a port that its source has.</summary>
internal sealed class ConnectionRule : ISoundnessRule
{
    public IEnumerable<Finding> Check(Inspection inspection) => inspection.Flowcharts.SelectMany(f => Check(inspection, f));

    private static IEnumerable<Finding> Check(Inspection inspection, ActivityNode flowchart)
    {
        var known = flowchart.Children.DistinctBy(c => c.Id).ToDictionary(c => c.Id, StringComparer.Ordinal);
        var index = 0;
        foreach (var (source, port, target) in FlowGraph.ReadConnections(flowchart.Json))
        {
            var path = $"/connections/{index++}";
            if (!known.ContainsKey(target)) yield return FindingKinds.ConnectionTargetMissing.At(flowchart, $"{path}/target/activity", target, source);
            if (!known.TryGetValue(source, out var from)) yield return FindingKinds.ConnectionSourceMissing.At(flowchart, $"{path}/source/activity", source, target);
            else if (inspection.PortsOf(from)?.Contains(port) == false)
            {
                yield return FindingKinds.ConnectionPortUnknown.At(from, "", port) with { Path = $"{flowchart.Path}{path}/source/port" };
            }
        }
    }
}
