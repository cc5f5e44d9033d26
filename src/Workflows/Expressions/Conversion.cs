using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using CaseFlow.Workflows.Definitions;

namespace CaseFlow.Workflows.Expressions;

/// <summary>Strict conversion of JSON values, as Elsa's server flavour has it: <c>"5"</c> to 5, 2.9 to 3, <c>"true"</c> to true; text that does
/// not fit is a fault, never a default.</summary>
public static class Conversion
{
    /// <param name="value">JSON as an expression gave it.</param>
    /// <param name="type">A CLR type an input declares.</param>
    /// <exception cref="ActivityException"><c>value.not_convertible</c></exception>
    public static object? To(JsonNode? value, Type type)
    {
        var target = Nullable.GetUnderlyingType(type) ?? type;
        if (value is null || IsLeftEmpty(value, type, target)) return null;
        try
        {
            if (target == typeof(JsonNode)) return value;
            if (target == typeof(string)) return AsText(value);
            if (target == typeof(JsonObject)) return Structured(value) as JsonObject ?? throw NotConvertible(value, type.Name);
            if (target == typeof(JsonArray)) return Structured(value) as JsonArray ?? throw NotConvertible(value, type.Name);
            if (target == typeof(IReadOnlyList<string>)) return AsList(value);
            if (target == typeof(int)) return checked((int)Math.Round(AsDecimal(value)));
            if (target == typeof(long)) return checked((long)Math.Round(AsDecimal(value)));
            if (target == typeof(decimal)) return AsDecimal(value);
            if (target == typeof(double)) return (double)AsDecimal(value);
            if (target == typeof(bool)) return AsBoolean(value);
            var text = AsText(value);
            if (target == typeof(Guid)) return Guid.Parse(text);
            if (target == typeof(TimeSpan)) return TimeSpan.Parse(text, CultureInfo.InvariantCulture);
            if (target == typeof(DateTimeOffset)) return DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
            if (target == typeof(DateTime)) return DateTime.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind);
            if (target == typeof(DateOnly)) return DateOnly.Parse(text, CultureInfo.InvariantCulture);
            if (target.IsEnum) return Enum.Parse(target, text, ignoreCase: true);
        }
        catch (Exception error) when (error is FormatException or OverflowException or ArgumentException or JsonException)
        {
            throw NotConvertible(value, type.Name);
        }

        throw NotConvertible(value, type.Name);
    }

    /// <summary>Converts to the type a variable declares. An unknown type name keeps the value as it is.</summary>
    /// <exception cref="ActivityException"><c>value.not_convertible</c></exception>
    public static JsonNode? To(JsonNode? value, VariableDeclaration variable)
    {
        if (value is null) return null;
        if (!variable.IsArray) return ToAlias(value, variable.TypeName);
        return Structured(value) switch
        {
            JsonArray items => new JsonArray([.. items.Select(i => ToAlias(i, variable.TypeName)?.DeepClone())]),
            var single => new JsonArray(ToAlias(single, variable.TypeName)?.DeepClone()),
        };
    }

    private static JsonNode? ToAlias(JsonNode? value, string alias) => value is null ? null : alias switch
    {
        "String" => value is JsonValue v && v.GetValueKind() is JsonValueKind.String ? value : JsonValue.Create(AsText(value)),
        "Int16" or "Int32" or "Byte" => JsonValue.Create((int)To(value, typeof(int))!),
        "Int64" or "Long" => JsonValue.Create((long)To(value, typeof(long))!),
        "Decimal" => JsonValue.Create(AsNumber(value)),
        "Double" or "Single" or "Float" => JsonValue.Create(AsNumber(value)),
        "Boolean" => JsonValue.Create((bool)To(value, typeof(bool))!),
        "Guid" => JsonValue.Create(((Guid)To(value, typeof(Guid))!).ToString()),
        // As System.Text.Json writes them, and Elsa with it: no fraction where there is none.
        "DateTimeOffset" => JsonValue.Create(((DateTimeOffset)To(value, typeof(DateTimeOffset))!).ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz", CultureInfo.InvariantCulture)),
        "DateTime" => JsonValue.Create(((DateTime)To(value, typeof(DateTime))!).ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", CultureInfo.InvariantCulture)),
        "DateOnly" => JsonValue.Create(((DateOnly)To(value, typeof(DateOnly))!).ToString("O", CultureInfo.InvariantCulture)),
        "TimeSpan" => JsonValue.Create(((TimeSpan)To(value, typeof(TimeSpan))!).ToString("c", CultureInfo.InvariantCulture)),
        _ => value,
    };

    private static decimal AsNumber(JsonNode value) => (decimal)To(value, typeof(decimal))!;

    /// <summary>Booleans read True and False, objects read as JSON, as Elsa prints them.</summary>
    public static string AsText(JsonNode value) => value.GetValueKind() switch
    {
        JsonValueKind.String => value.GetValue<string>(),
        JsonValueKind.True => "True",
        JsonValueKind.False => "False",
        _ => value.ToJsonString(JsonReading.Compact),
    };

    /// <summary>A designer leaves empty text where somebody cleared a field; of what need not be there that is nothing.</summary>
    private static bool IsLeftEmpty(JsonNode value, Type type, Type target) =>
        (type != target || target == typeof(JsonObject) || target == typeof(JsonArray))
        && value.GetValueKind() is JsonValueKind.String && string.IsNullOrWhiteSpace(value.GetValue<string>());

    /// <summary>JSON text becomes what it says; anything else stays.</summary>
    public static JsonNode? Structured(JsonNode value)
    {
        if (value.GetValueKind() is not JsonValueKind.String) return value;
        var text = value.GetValue<string>();
        return text.AsSpan().TrimStart() is ['{' or '[', ..] ? JsonNode.Parse(text) : value;
    }

    private static IReadOnlyList<string> AsList(JsonNode value) => Structured(value) switch
    {
        JsonArray items => [.. items.Where(i => i is not null).Select(i => AsText(i!))],
        { } single when AsText(single).Length > 0 => [AsText(single)],
        _ => [],
    };

    private static decimal AsDecimal(JsonNode value) => value.GetValueKind() switch
    {
        JsonValueKind.Number => decimal.Parse(value.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture),
        JsonValueKind.String => decimal.Parse(value.GetValue<string>(), NumberStyles.Float, CultureInfo.InvariantCulture),
        JsonValueKind.True => 1,
        JsonValueKind.False => 0,
        _ => throw NotConvertible(value, "number"),
    };

    private static bool AsBoolean(JsonNode value) => value.GetValueKind() switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Number => AsDecimal(value) != 0,
        JsonValueKind.String => bool.Parse(value.GetValue<string>()),
        _ => throw NotConvertible(value, "Boolean"),
    };

    // The value itself is left out: it may be what a person wrote.
    private static ActivityException NotConvertible(JsonNode value, string type) => new("value.not_convertible", $"{value.GetValueKind()} to {type}");
}
