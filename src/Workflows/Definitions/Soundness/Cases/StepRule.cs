using System.Text.Json.Nodes;
using CaseFlow.Domain.Cases;
using CaseFlow.Workflows.Expressions;

namespace CaseFlow.Workflows.Definitions.Soundness.Cases;

/// <summary>A case step is one that the domain knows, is given what it needs, and promises no outcome that the domain never decides.</summary>
internal sealed class StepRule : ISoundnessRule
{
    public IEnumerable<Finding> Check(Inspection inspection) =>
        inspection.Steps.Where(n => n.Type == "CaseFlow.CaseStep").SelectMany(Check);

    private static IEnumerable<Finding> Check(ActivityNode node)
    {
        if (WrittenOut.Text(node, "step") is not { Length: > 0 } step) yield break;
        if (!CaseStepNames.All.TryGetValue(step, out var facts))
        {
            yield return FindingKinds.StepUnknown.At(node, "/step/expression/value", step);
            yield break;
        }

        if (node.Json["parameters"] is null || WrittenOut.Structure(node, "parameters") is JsonObject)
        {
            var given = WrittenOut.Structure(node, "parameters") as JsonObject ?? [];
            foreach (var missing in facts.Needs.Where(n => !given.ContainsKey(n))) yield return FindingKinds.StepParameterMissing.At(node, "/parameters", missing, step);
        }

        foreach (var outcome in (WrittenOut.Structure(node, "outcomes") as JsonArray ?? []).OfType<JsonValue>().Select(Conversion.AsText).Except(facts.Outcomes))
        {
            yield return FindingKinds.StepOutcomeUnknown.At(node, "/outcomes/expression/value", outcome, step);
        }
    }
}
