using System.Text.Json.Nodes;
using CaseFlow.Workflows.Expressions;

namespace CaseFlow.Workflows.Definitions.Soundness.Values;

/// <summary>What scripts and expressions name is there: variables, inputs and outputs of the workflow. Only a warning, for a script is looked
/// at and not run, and what nobody declares may be given all the same.</summary>
internal sealed class NameRule : ISoundnessRule
{
    public IEnumerable<Finding> Check(Inspection inspection)
    {
        var inputs = inspection.Definition.Inputs.ToHashSet(StringComparer.Ordinal);
        foreach (var node in inspection.Steps)
        {
            foreach (var expression in Inspection.ExpressionsOf(node))
            {
                foreach (var finding in Named(node, expression, inputs).Distinct()) yield return finding;
            }

            if (node.Type == "Elsa.SetOutput" && WrittenOut.Text(node, "outputName") is { Length: > 0 } output && !Declares(inspection.Definition, output))
            {
                yield return FindingKinds.OutputUndeclared.At(node, "/outputName/expression/value", output);
            }
        }
    }

    private static IEnumerable<Finding> Named(ActivityNode node, WrittenExpression expression, HashSet<string> inputs)
    {
        var path = $"{expression.Path}/value";
        if (expression.Type == "Input")
        {
            var (id, name) = Expression.Picked(expression.Value);
            if ((name ?? id) is { } input && !inputs.Contains(input)) yield return FindingKinds.InputUndeclared.At(node, path, input);
        }

        // Evaluated for each item, which it reads by a name of its own.
        if (!expression.IsScript || expression is { Member: "correlationIdFunction" }) yield break;
        foreach (var use in ScriptUse.Of(expression.Script))
        {
            if (use.Kind is ScriptUseKind.Input)
            {
                if (!inputs.Contains(use.Name)) yield return FindingKinds.InputUndeclared.At(node, path, use.Name);
            }
            else if (!IsKnown(node, use, inputs))
            {
                yield return FindingKinds.ScriptNameUnknown.At(node, path, use.Name);
            }
        }
    }

    private static bool IsKnown(ActivityNode node, ScriptUse use, HashSet<string> inputs) => use.Kind switch
    {
        ScriptUseKind.LastResult or ScriptUseKind.OutputFrom => true,
        _ when Changes.Named(node, use) is not null || Visible.IsOfLoop(node, use.Name) => true,
        ScriptUseKind.Get => inputs.Any(i => Visible.Pascal(i) == use.Name) || use.Name.Contains("From", StringComparison.Ordinal),
        _ => false,
    };

    private static bool Declares(WorkflowDefinition definition, string output) =>
        definition.Json["outputs"] is JsonArray declared && declared.OfType<JsonObject>().Any(o => o.Text("name") == output);
}
