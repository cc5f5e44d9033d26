using CaseFlow.Workflows.Runtime;

namespace CaseFlow.Workflows.Definitions.Soundness;

/// <summary>Everything has a name of its own that fits the columns it is kept in, and a type that is known.</summary>
internal sealed class IdentityRule : ISoundnessRule
{
    // Lengths of the columns in wf_bookmarks, wf_journal and wf_executions.
    private const int MaxId = 100;
    private const int MaxNodeId = 500;

    public IEnumerable<Finding> Check(Inspection inspection)
    {
        if (inspection.Definition.DefinitionId.Length == 0) yield return FindingKinds.NoDefinitionId.AtDefinition("/definitionId");

        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var node in inspection.Steps)
        {
            if (!seen.Add(node.Id)) yield return FindingKinds.DuplicateId.At(node, "/id", node.Id);
            if (node.Id.Length > MaxId || node.NodeId.Length > MaxNodeId) yield return FindingKinds.IdTooLong.At(node, "/id", node.Id.Length > MaxId ? node.Id : node.NodeId);
            if (inspection.TypeOf(node) is not null || inspection.Library.FindUsed(node.Type) is not null) continue;
            yield return NotSupported.ReasonFor(node.Type) is { } reason
                ? FindingKinds.ActivityNotSupported.At(node, "/type", node.Type, reason)
                : FindingKinds.UnknownType.At(node, "/type", node.Type, $"{node.Version}");
        }
    }
}
