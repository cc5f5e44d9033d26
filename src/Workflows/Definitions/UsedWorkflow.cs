using System.Text;
using System.Text.Json.Nodes;

namespace CaseFlow.Workflows.Definitions;

/// <summary>A definition that other definitions use as an activity.</summary>
/// <param name="VersionId">Of the version that stands in the place of the activity.</param>
public sealed record UsedWorkflow(Guid VersionId, WorkflowDefinition Definition)
{
    /// <summary>The type name that Elsa gives a definition: its name without separators, each word with a capital.</summary>
    public static string TypeNameOf(string name)
    {
        var type = new StringBuilder(name.Length);
        var starts = true;
        foreach (var letter in name)
        {
            if (letter is ' ' or '_' or '-')
            {
                starts = true;
                continue;
            }

            type.Append(starts ? char.ToUpperInvariant(letter) : letter);
            starts = false;
        }

        return type.ToString();
    }

    /// <summary>What the activity's inputs and the workflow's outputs are kept in while it runs.</summary>
    internal IReadOnlyList<VariableDeclaration> Variables { get; } =
        [.. Declared(Definition, "inputs"), .. Declared(Definition, "outputs").Where(o => !Declared(Definition, "inputs").Any(i => i.Id == o.Id))];

    internal IReadOnlyList<VariableDeclaration> Inputs { get; } = Declared(Definition, "inputs");

    internal IReadOnlyList<VariableDeclaration> Outputs { get; } = Declared(Definition, "outputs");

    private static List<VariableDeclaration> Declared(WorkflowDefinition definition, string member) =>
        [.. (definition.Json[member] as JsonArray ?? []).OfType<JsonObject>()
            .Where(d => d.Text("name") is { Length: > 0 })
            .Select(d => new VariableDeclaration(d.Text("name")!, d.Text("name")!, d.Text("type") ?? "Object", d.Flag("isArray"), null))];
}
