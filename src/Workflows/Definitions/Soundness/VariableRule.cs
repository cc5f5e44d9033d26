using System.Text.Json.Nodes;

namespace CaseFlow.Workflows.Definitions.Soundness;

/// <summary>Variables that are used are declared by a container around.</summary>
internal sealed class VariableRule : ISoundnessRule
{
    public IEnumerable<Finding> Check(Inspection inspection)
    {
        foreach (var node in inspection.Steps.Where(n => n.Type == "Elsa.SetVariable"))
        {
            var id = (node.Json["variable"] as JsonObject)?.Text("id");
            if (!Declares(node, id)) yield return FindingKinds.VariableUnknown.At(node, "/variable", id ?? "");
        }
    }

    private static bool Declares(ActivityNode node, string? id)
    {
        for (var at = node.Parent; at is not null; at = at.Parent)
        {
            if (at.Variables.Any(v => v.Id == id)) return true;
        }

        return false;
    }
}
