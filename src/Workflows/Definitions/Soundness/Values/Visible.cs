namespace CaseFlow.Workflows.Definitions.Soundness.Values;

/// <summary>Which variables an activity can see, innermost first, and by what names.</summary>
internal static class Visible
{
    private static readonly HashSet<string> Loops = new(StringComparer.Ordinal) { "Elsa.For", "Elsa.ForEach", "Elsa.ParallelForEach" };

    public static IEnumerable<VariableDeclaration> From(ActivityNode node)
    {
        for (var at = node; at is not null; at = at.Parent)
        {
            foreach (var variable in at.Variables) yield return variable;
        }
    }

    public static VariableDeclaration? ById(ActivityNode node, string id) => From(node).FirstOrDefault(v => v.Id == id);

    public static VariableDeclaration? ByName(ActivityNode node, string name) => From(node).FirstOrDefault(v => v.Name == name);

    /// <param name="node">Who looks.</param>
    /// <param name="accessor"><c>Total</c> of <c>getTotal()</c>.</param>
    public static VariableDeclaration? ByAccessor(ActivityNode node, string accessor) => From(node).FirstOrDefault(v => Pascal(v.Name) == accessor);

    /// <summary>A loop around gives its turns a value and a number.</summary>
    public static bool IsOfLoop(ActivityNode node, string name)
    {
        if (name is not ("CurrentValue" or "CurrentIndex" or "currentValue" or "currentIndex")) return false;
        for (var at = node.Parent; at is not null; at = at.Parent)
        {
            if (Loops.Contains(at.Type)) return true;
        }

        return false;
    }

    public static string Pascal(string name) => name.Length == 0 ? name : char.ToUpperInvariant(name[0]) + name[1..];
}
