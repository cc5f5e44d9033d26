using System.Text.Json.Nodes;

namespace CaseFlow.Workflows.Definitions.Soundness;

/// <param name="Caller">The activity that runs another definition.</param>
/// <param name="DefinitionId">As written; one that is only known when it runs is no call here.</param>
internal sealed record Call(ActivityNode Caller, string DefinitionId);

/// <summary>Which definitions a definition runs.</summary>
internal static class Calls
{
    public const string Member = "workflowDefinitionId";

    public static IEnumerable<Call> Of(WorkflowDefinition definition)
    {
        foreach (var node in definition.Nodes.Skip(1))
        {
            if (Written(node) is { Length: > 0 } id) yield return new(node, id);
        }
    }

    /// <summary>The literal id, or null.</summary>
    private static string? Written(ActivityNode node) => node.Json[Member] switch
    {
        JsonObject input when input["expression"] is JsonObject expression && expression.Text("type") is null or "Literal" => (input["expression"] as JsonObject)?.Text("value"),
        // A workflow used as an activity names its definition in a member of its own.
        JsonValue => node.Json.Text(Member),
        _ => null,
    };
}
