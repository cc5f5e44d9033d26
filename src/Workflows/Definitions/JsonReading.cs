using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CaseFlow.Workflows.Definitions;

/// <summary>Reads members that may be absent or of another kind, because a definition may come from any editor.</summary>
internal static class JsonReading
{
    /// <summary>Levels of nesting that a definition may have: about 120 activities within each other.</summary>
    public const int MaxDepth = 256;

    /// <summary>Chinese text stays readable in what we write.</summary>
    public static readonly JsonSerializerOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = MaxDepth };

    public static readonly JsonWriterOptions WriterOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static readonly JsonSerializerOptions Indented = new(Compact) { WriteIndented = true };

    public static string? Text(this JsonObject from, string member) =>
        from[member] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    public static bool Flag(this JsonObject from, string member) =>
        from[member] is JsonValue value && value.GetValueKind() is JsonValueKind.True;

    public static int Number(this JsonObject from, string member, int otherwise) =>
        from[member] is JsonValue value && value.TryGetValue<int>(out var number) ? number : otherwise;

    public static string CamelCase(string name) => name.Length == 0 ? name : char.ToLowerInvariant(name[0]) + name[1..];

    /// <summary>One segment of a JSON pointer.</summary>
    public static string Escape(string segment) => segment.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);
}
