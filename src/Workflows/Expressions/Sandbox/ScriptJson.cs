using System.Globalization;
using System.Text.Json;
using Jint.Native;
using Jint.Native.Date;
using Jint.Native.Function;
using Jint.Native.Object;
using Jint.Runtime;

namespace CaseFlow.Workflows.Expressions.Sandbox;

/// <summary>Between JSON and JavaScript's values.</summary>
internal static class ScriptJson
{
    private const int GlanceEvery = 64;

    public static JsValue Read(Jint.Engine engine, JsonElement json)
    {
        switch (json.ValueKind)
        {
            case JsonValueKind.String: return new JsValue(json.GetString()!);
            case JsonValueKind.Number: return new JsValue(json.GetDouble());
            case JsonValueKind.True: return JsValue.True;
            case JsonValueKind.False: return JsValue.False;
            case JsonValueKind.Object: return new JsValue(ReadObject(engine, json));
            case JsonValueKind.Array: return ReadArray(engine, json);
            default: return JsValue.Null;
        }
    }

    public static ObjectInstance ReadObject(Jint.Engine engine, JsonElement json)
    {
        var made = engine.Object.Construct(Arguments.Empty);
        foreach (var member in json.EnumerateObject()) made.Put(member.Name, Read(engine, member.Value), false);
        return made;
    }

    /// <summary>Instants are text in JSON and dates in a script, as in Elsa.</summary>
    public static JsValue ReadDate(Jint.Engine engine, JsonElement json) =>
        json.ValueKind is JsonValueKind.String
        && DateTimeOffset.TryParse(json.GetString(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant)
            ? new JsValue(engine.Date.Construct((double)instant.ToUnixTimeMilliseconds()))
            : Read(engine, json);

    /// <summary>undefined, functions and what is no number become null; dates become their instant in UTC.</summary>
    /// <exception cref="ScriptFault">Too deep or too large.</exception>
    public static void Write(Utf8JsonWriter writer, JsValue value)
    {
        if (writer.CurrentDepth > ScriptLimits.Nesting) throw new ScriptFault("script.answer_too_deep");
        if (writer.BytesPending + writer.BytesCommitted > ScriptLimits.AnswerBytes) throw new ScriptFault("script.answer_too_large");

        switch (value.Type)
        {
            case Types.Boolean: writer.WriteBooleanValue(value.AsBoolean()); break;
            case Types.Number: WriteNumber(writer, value.AsNumber()); break;
            case Types.String: WriteText(writer, value.AsString()); break;
            case Types.Object: WriteObject(writer, value.AsObject()); break;
            default: writer.WriteNullValue(); break;
        }
    }

    /// <summary>As Elsa writes an instant: no fraction where there is none.</summary>
    public static string Text(DateInstance date) => double.IsNaN(date.PrimitiveValue)
        ? ""
        : DateTimeOffset.FromUnixTimeMilliseconds((long)date.PrimitiveValue).UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);

    private static JsValue ReadArray(Jint.Engine engine, JsonElement json)
    {
        var items = new JsValue[json.GetArrayLength()];
        var index = 0;
        foreach (var item in json.EnumerateArray()) items[index++] = Read(engine, item);
        var array = engine.Array.Construct(Arguments.Empty);
        if (items.Length > 0) engine.Array.PrototypeObject.Push(new JsValue(array), items);
        return new JsValue(array);
    }

    private static void WriteNumber(Utf8JsonWriter writer, double number)
    {
        if (!double.IsFinite(number)) writer.WriteNullValue();
        else if (number == Math.Truncate(number) && Math.Abs(number) < 1e15) writer.WriteNumberValue((long)number);
        else writer.WriteNumberValue(number);
    }

    private static void WriteText(Utf8JsonWriter writer, string text)
    {
        if (text.Length > ScriptLimits.AnswerBytes) throw new ScriptFault("script.answer_too_large");
        writer.WriteStringValue(text);
    }

    private static void WriteObject(Utf8JsonWriter writer, ObjectInstance value)
    {
        switch (value)
        {
            case FunctionInstance: writer.WriteNullValue(); break;
            case DateInstance { PrimitiveValue: double.NaN }: writer.WriteNullValue(); break;
            case DateInstance date: writer.WriteStringValue(Text(date)); break;
            case Jint.Native.Array.ArrayInstance: WriteArray(writer, value); break;
            case Jint.Runtime.Interop.IObjectWrapper: throw new ScriptFault("script.failed", "host object");
            case IPrimitiveInstance boxed: Write(writer, boxed.PrimitiveValue); break;
            default: WriteMembers(writer, value); break;
        }
    }

    private static void WriteArray(Utf8JsonWriter writer, ObjectInstance array)
    {
        var length = TypeConverter.ToUint32(array.Get("length"));
        if (length > ScriptLimits.AnswerBytes) throw new ScriptFault("script.answer_too_large");

        writer.WriteStartArray();
        for (var i = 0; i < length; i++)
        {
            Write(writer, array.Get(i.ToString(CultureInfo.InvariantCulture)));
            if (i % GlanceEvery == 0) writer.Flush();
        }

        writer.WriteEndArray();
    }

    private static void WriteMembers(Utf8JsonWriter writer, ObjectInstance value)
    {
        writer.WriteStartObject();
        foreach (var (name, property) in value.GetOwnProperties().ToArray())
        {
            if (property.Enumerable != true) continue;
            writer.WritePropertyName(name);
            Write(writer, value.Get(name));
        }

        writer.WriteEndObject();
    }
}

/// <summary>A script cannot go on; the code is what the incident says.</summary>
internal sealed class ScriptFault(string code, string? detail = null) : Exception(code)
{
    public string Code { get; } = code;

    public string? Detail { get; } = detail;
}
