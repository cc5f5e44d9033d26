using CaseFlow.Workflows.Activities.Control;

namespace CaseFlow.Workflows.Definitions.Soundness.Flow;

/// <summary>A join that is to wait for all gets all. The runtime itself goes on when nothing more can arrive; whoever writes WaitAll, Merge or
/// Converge says that everything does arrive, and Elsa waits for it for ever. So at rest it must never be left with some of them,
/// and it must be joined by more than one. And no return may repeat a part that is still under way in another branch.</summary>
internal sealed class JoinRule : ISoundnessRule
{
    public IEnumerable<Finding> Check(Inspection inspection) => inspection.Flowcharts.SelectMany(f => Check(inspection.MapOf(f)));

    private static IEnumerable<Finding> Check(FlowMap map)
    {
        if (map.Starts.Count == 0) yield break;

        var (net, walk) = map.Walked;
        foreach (var (connection, beside) in walk.ReturnsBeside.DistinctBy(r => net.Sources[r.Key]))
        {
            yield return FindingKinds.ReturnBesideParallel.At(net.Connections[connection].Source, "", net.Connections[connection].Port, net.Activities[beside].Id);
        }

        // What a return spoils is said once.
        var strict = walk.ReturnsBeside.Count == 0 ? walk.Strictly() : walk;
        if (!walk.IsComplete || !strict.IsComplete) yield return FindingKinds.FlowTooLarge.At(map.Flowchart, "");
        if (walk.ReturnsBeside.Count > 0) yield break;

        for (var join = 0; join < net.Activities.Length; join++)
        {
            if (net.Merging[join] is not Merging.All || net.Inbound[join].Length < 2) continue;
            if (walk is { IsComplete: true } && walk.Branches[join] == 1)
            {
                yield return FindingKinds.JoinNeverCompletes.At(net.Activities[join], "");
            }
            else if (strict.StuckWithout[join] is { } missing)
            {
                yield return FindingKinds.JoinMayWaitForEver.At(net.Activities[join], "", net.Connections[missing].Source.Id);
            }
        }
    }
}
