using CaseFlow.Workflows.Expressions;

namespace CaseFlow.Workflows.Definitions.Soundness;

/// <summary>What an activity needs is there, written in a way that is understood.</summary>
internal sealed class InputRule : ISoundnessRule
{
    public IEnumerable<Finding> Check(Inspection inspection) => inspection.Steps.SelectMany(n => Check(inspection, n));

    private static IEnumerable<Finding> Check(Inspection inspection, ActivityNode node)
    {
        foreach (var input in inspection.TypeOf(node)?.Inputs ?? [])
        {
            if (input.Facts.Required && node.Json[input.JsonName] is null) yield return FindingKinds.InputMissing.At(node, $"/{input.JsonName}", input.Name);
        }

        foreach (var expression in Inspection.ExpressionsOf(node))
        {
            if (!Expression.KnownTypes.Contains(expression.Type)) yield return FindingKinds.ExpressionTypeUnknown.At(node, $"{expression.Path}/type", expression.Type);
        }
    }
}
