using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Expressions;

namespace CaseFlow.Workflows.Runtime;

/// <summary>How much an instance may remember. Its whole state is written with every burst, so it stays small.</summary>
internal static class Bounds
{
    /// <summary>Bytes of JSON of one variable's or output's value.</summary>
    public const int ValueBytes = 64 * 1024;

    /// <summary>Bytes of all values that an instance keeps.</summary>
    public const int StateBytes = 1024 * 1024;

    /// <summary>Bytes of the input that an instance is started with.</summary>
    public const int InputBytes = 256 * 1024;

    /// <summary>Turns that a loop may schedule at once.</summary>
    public const int ParallelItems = 1_000;

    /// <exception cref="ActivityException"><c>value.too_large</c></exception>
    public static int Check(JsonNode? value, string name)
    {
        var size = SizeOf(value);
        return size <= ValueBytes ? size : throw new ActivityException("value.too_large", $"{name}: {size} bytes");
    }

    public static int SizeOf(JsonNode? value) => value switch
    {
        null => 4,
        JsonValue single when single.GetValueKind() is not JsonValueKind.String => 8,
        JsonValue text => Encoding.UTF8.GetByteCount(text.GetValue<string>()) + 2,
        _ => Encoding.UTF8.GetByteCount(value.ToJsonString(JsonReading.Compact)),
    };
}
