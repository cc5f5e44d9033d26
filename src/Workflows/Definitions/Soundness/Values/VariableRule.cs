using System.Text.Json.Nodes;
using CaseFlow.Workflows.Expressions;

namespace CaseFlow.Workflows.Definitions.Soundness.Values;

/// <summary>Variables are declared once, with a default that fits, by a container around whoever uses them; also where an output is kept.</summary>
internal sealed class VariableRule : ISoundnessRule
{
    public IEnumerable<Finding> Check(Inspection inspection) =>
        inspection.Definition.Nodes.SelectMany(Declared).Concat(inspection.Steps.SelectMany(n => Used(inspection, n)));

    private static IEnumerable<Finding> Declared(ActivityNode node)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        var index = 0;
        foreach (var variable in node.Variables)
        {
            var path = $"/variables/{index++}";
            if (!names.Add(variable.Name)) yield return FindingKinds.VariableDuplicate.At(node, $"{path}/name", variable.Name);
            if (!DefaultFits(variable)) yield return FindingKinds.VariableDefaultUnparsable.At(node, $"{path}/value", variable.Name, variable.TypeName);
        }
    }

    private static bool DefaultFits(VariableDeclaration variable)
    {
        // An editor leaves an empty text where nobody wrote a default.
        if (variable.Default is JsonValue text && text.TryGetValue<string>(out var written) && written.Length == 0) return true;
        try
        {
            Conversion.To(variable.Default, variable);
            return true;
        }
        catch (Exception error) when (error is ActivityException or System.Text.Json.JsonException)
        {
            return false;
        }
    }

    private static IEnumerable<Finding> Used(Inspection inspection, ActivityNode node)
    {
        if (node.Type == "Elsa.SetVariable")
        {
            var (id, name) = Expression.Picked(node.Json["variable"]);
            if (id is null && name is null) yield return FindingKinds.InputMissing.At(node, "/variable", "Variable");
            else if (!IsKnown(node, id, name)) yield return FindingKinds.VariableUnknown.At(node, "/variable", name ?? id!);
        }

        foreach (var expression in Inspection.ExpressionsOf(node).Where(e => e.Type == "Variable"))
        {
            var (id, name) = Expression.Picked(expression.Value);
            if (id is null && name is null) yield return FindingKinds.InputMissing.At(node, $"{expression.Path}/value", expression.Member);
            else if (!IsKnown(node, id, name)) yield return FindingKinds.VariableUnknown.At(node, $"{expression.Path}/value", name ?? id!);
        }

        var outputs = Names(inspection.Definition.Json["outputs"]);
        foreach (var (member, value) in node.Json)
        {
            // Elsa gives an output that nobody bound an id made of the activity's.
            if (((value as JsonObject)?["memoryReference"] as JsonObject)?.Text("id") is not { Length: > 0 } bound || bound.Contains(':', StringComparison.Ordinal)) continue;
            if (!IsKnown(node, bound, null) && !outputs.Contains(bound))
            {
                yield return FindingKinds.VariableUnknown.At(node, $"/{JsonReading.Escape(member)}/memoryReference/id", bound);
            }
        }
    }

    private static bool IsKnown(ActivityNode node, string? id, string? name) =>
        (id is not null && Visible.ById(node, id) is not null)
        || (name is not null && (Visible.ByName(node, name) is not null || Visible.IsOfLoop(node, name)));

    private static HashSet<string> Names(JsonNode? declared) =>
        declared is JsonArray items ? [.. items.OfType<JsonObject>().Select(i => i.Text("name")).OfType<string>()] : [];
}
