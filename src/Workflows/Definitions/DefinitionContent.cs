using System.Buffers;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CaseFlow.Workflows.Definitions;

/// <summary>Tells what the author of a definition wrote from what a server adds to it.</summary>
internal static class DefinitionContent
{
    /// <summary>Members of a definition that say which version it is and in which state, not what it does.</summary>
    internal static readonly HashSet<string> ServerOwned =
        new(["$schema", "links", "id", "tenantId", "createdAt", "version", "isLatest", "isPublished"], StringComparer.Ordinal);

    public static string Hash(JsonObject definition)
    {
        var bytes = new ArrayBufferWriter<byte>(16 * 1024);
        using (var writer = new Utf8JsonWriter(bytes, new() { Encoder = JsonReading.Compact.Encoder, MaxDepth = JsonReading.MaxDepth }))
        {
            Write(writer, definition, isDefinition: true);
        }

        return Convert.ToHexStringLower(SHA256.HashData(bytes.WrittenSpan));
    }

    private static void Write(Utf8JsonWriter writer, JsonNode? node, bool isDefinition = false)
    {
        switch (node)
        {
            case JsonObject members:
                var isActivity = members.ContainsKey("type"); // whose nodeId follows from where it stands
                writer.WriteStartObject();
                foreach (var (name, value) in members)
                {
                    if ((isDefinition && ServerOwned.Contains(name)) || (isActivity && name == "nodeId")) continue;
                    writer.WritePropertyName(name);
                    Write(writer, value);
                }

                writer.WriteEndObject();
                break;
            case JsonArray items:
                writer.WriteStartArray();
                foreach (var item in items) Write(writer, item);
                writer.WriteEndArray();
                break;
            case null:
                writer.WriteNullValue();
                break;
            default:
                node.WriteTo(writer);
                break;
        }
    }
}
