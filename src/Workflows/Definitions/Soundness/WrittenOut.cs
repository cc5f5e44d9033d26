using System.Text.Json;
using System.Text.Json.Nodes;
using CaseFlow.Workflows.Expressions;

namespace CaseFlow.Workflows.Definitions.Soundness;

/// <summary>What an input says without an instance: literals, and objects written out.</summary>
internal static class WrittenOut
{
    public static JsonNode? Value(ActivityNode node, string member) =>
        (node.Json[member] as JsonObject)?["expression"] is JsonObject expression && expression.Text("type") is null or "Literal" or "Object"
            ? ((JsonObject)node.Json[member]!["expression"]!)["value"]
            : null;

    public static string? Text(ActivityNode node, string member) => Value(node, member) is JsonValue value ? Conversion.AsText(value) : null;

    /// <summary>An object or an array; null also when the text in its place cannot be read, which is said where inputs are.</summary>
    public static JsonNode? Structure(ActivityNode node, string member)
    {
        try
        {
            return Value(node, member) is { } written && Conversion.Structured(written) is (JsonObject or JsonArray) and var read ? read : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
