using CaseFlow.Workflows.Definitions;

namespace CaseFlow.Workflows.Moving;

/// <summary>Which activity of the other version takes the place of one of this: what was said, else the same node, else the same activity id.</summary>
internal sealed class MoveMapping
{
    private readonly WorkflowDefinition to;
    private readonly IReadOnlyDictionary<string, string> said;
    private readonly Dictionary<string, ActivityNode?> byId = new(StringComparer.Ordinal);

    /// <param name="to">The other version.</param>
    /// <param name="said">Node id or activity id here to node id or activity id there.</param>
    public MoveMapping(WorkflowDefinition to, IReadOnlyDictionary<string, string> said)
    {
        this.to = to;
        this.said = said;
        // An id that stands twice names nothing.
        foreach (var node in to.Nodes) byId[node.Id] = byId.ContainsKey(node.Id) ? null : node;
    }

    public ActivityNode? TargetOf(ActivityNode from)
    {
        if (from.Parent is null) return to.Workflow;
        if (said.TryGetValue(from.NodeId, out var named) || said.TryGetValue(from.Id, out named)) return Find(named);
        return to.Find(from.NodeId) ?? byId.GetValueOrDefault(from.Id);
    }

    private ActivityNode? Find(string named) => to.Find(named) ?? byId.GetValueOrDefault(named);
}
