using System.Text.Json.Nodes;
using CaseFlow.Workflows.Expressions;

namespace CaseFlow.Workflows.Definitions.Soundness.Values;

/// <summary>Whether what one activity decides by can become something else while others run.</summary>
internal static class Changes
{
    /// <summary>The variables that these activities, or anything within them, may set.</summary>
    public static HashSet<VariableDeclaration> MadeBy(IEnumerable<ActivityNode> activities)
    {
        var made = new HashSet<VariableDeclaration>(ReferenceEqualityComparer.Instance);
        var open = new Stack<ActivityNode>(activities);
        while (open.TryPop(out var node))
        {
            foreach (var child in node.Children) open.Push(child);
            foreach (var variable in SetBy(node).OfType<VariableDeclaration>()) made.Add(variable);
        }

        return made;
    }

    /// <summary>The last result and the outputs of activities count as changed: something ran meanwhile.</summary>
    public static bool Sway(ActivityNode decider, IReadOnlySet<VariableDeclaration> changed) =>
        Inspection.ExpressionsOf(decider).Any(e => Sways(e, changed));

    public static bool Sways(WrittenExpression expression, IReadOnlySet<VariableDeclaration> changed) => expression.Type switch
    {
        "Variable" => Expression.Picked(expression.Value) is var (id, name)
            && ((id is null ? null : Visible.ById(expression.Node, id)) ?? (name is null ? null : Visible.ByName(expression.Node, name))) is { } variable
            && changed.Contains(variable),
        "JavaScript" => ScriptUse.Of(expression.Script).Any(use => use.Kind switch
        {
            ScriptUseKind.LastResult or ScriptUseKind.OutputFrom => true,
            ScriptUseKind.Input => false,
            _ when Named(expression.Node, use) is { } variable => changed.Contains(variable),
            _ => use.Name.Contains("From", StringComparison.Ordinal),
        }),
        "Literal" or "Object" or "Input" => false,
        _ => true,
    };

    /// <summary>The variable a script's accessor means.</summary>
    public static VariableDeclaration? Named(ActivityNode node, ScriptUse use) => use.Kind switch
    {
        ScriptUseKind.Get or ScriptUseKind.Set => Visible.ByAccessor(node, use.Name),
        ScriptUseKind.Property or ScriptUseKind.Assigned => Visible.ByName(node, use.Name),
        _ => null,
    };

    private static IEnumerable<VariableDeclaration?> SetBy(ActivityNode node)
    {
        if (node.Type == "Elsa.SetVariable" && Expression.Picked(node.Json["variable"]) is var (id, name))
        {
            yield return (id is null ? null : Visible.ById(node, id)) ?? (name is null ? null : Visible.ByName(node, name));
        }

        foreach (var (_, value) in node.Json)
        {
            if (((value as JsonObject)?["memoryReference"] as JsonObject)?.Text("id") is { } bound) yield return Visible.ById(node, bound);
        }

        foreach (var use in Inspection.ExpressionsOf(node).Where(e => e.IsScript).SelectMany(e => ScriptUse.Of(e.Script)).Where(u => u.IsWrite))
        {
            yield return Named(node, use);
        }
    }
}
