using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CaseFlow.Workflows.Definitions;
using Jint.Native;
using Jint.Native.Object;
using Jint.Runtime;
using Jint.Runtime.Interop;

namespace CaseFlow.Workflows.Expressions.Sandbox;

/// <summary>What scripts call that JavaScript has not. Plain values in and out: nothing of the host is within reach.</summary>
internal static class ScriptFunctions
{
    /// <summary>Deeper text is refused before JavaScript's recursive reader sees it.</summary>
    private const int ParsedNesting = 1_000;

    private const int ShortGuidLength = 22;

    public static void Define(Jint.Engine engine, ObjectInstance into, Func<double> now)
    {
        void Function(string name, Func<JsValue, JsValue> body) =>
            into.Put(name, new JsValue(new ClrFunctionInstance(engine, (_, arguments) => body(arguments.At(0)))), false);

        Function("now", _ => new JsValue(now()));
        Function("isTooDeep", text => IsTooDeep(text.AsString()) ? JsValue.True : JsValue.False);
        Function("toJson", value => new JsValue(ToJson(value)));
        Function("span", ms => new JsValue(TimeSpan.FromMilliseconds(TypeConverter.ToNumber(ms)).ToString("c", CultureInfo.InvariantCulture)));
        Function("parseSpan", text => new JsValue(TimeSpan.Parse(Text(text), CultureInfo.InvariantCulture).ToString("c", CultureInfo.InvariantCulture)));
        Function("parseGuid", text => new JsValue(Guid.Parse(Text(text)).ToString()));
        Function("newGuid", _ => new JsValue(NewGuid().ToString()));
        Function("newShortGuid", _ => new JsValue(ShortGuid()));
        Function("stringToBase64", text => new JsValue(Convert.ToBase64String(Encoding.UTF8.GetBytes(Text(text)))));
        Function("stringFromBase64", text => new JsValue(Encoding.UTF8.GetString(Convert.FromBase64String(Text(text)))));
        Function("bytesToString", bytes => new JsValue(Encoding.UTF8.GetString(Bytes(bytes))));
        Function("bytesFromString", text => Bytes(engine, Encoding.UTF8.GetBytes(Text(text))));
        Function("bytesToBase64", bytes => new JsValue(Convert.ToBase64String(Bytes(bytes))));
        Function("bytesFromBase64", text => Bytes(engine, Convert.FromBase64String(Text(text))));
    }

    private static string Text(JsValue value) => TypeConverter.ToString(value);

    private static string ToJson(JsValue value)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(bytes, JsonReading.WriterOptions)) ScriptJson.Write(writer, value);
        return Encoding.UTF8.GetString(bytes.WrittenSpan);
    }

    // A script's id names nothing of ours, so it need not be ordered by time.
    private static Guid NewGuid()
    {
        Span<byte> bytes = stackalloc byte[16];
        RandomNumberGenerator.Fill(bytes);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new(bytes, bigEndian: true);
    }

    private static string ShortGuid()
    {
        var text = Convert.ToBase64String(NewGuid().ToByteArray())[..ShortGuidLength];
        return text.Replace("/", "", StringComparison.Ordinal).Replace("+", "", StringComparison.Ordinal);
    }

    private static byte[] Bytes(JsValue value)
    {
        var array = value.AsObject();
        var bytes = new byte[Math.Min(TypeConverter.ToUint32(array.Get("length")), ScriptLimits.AnswerBytes)];
        for (var i = 0; i < bytes.Length; i++) bytes[i] = (byte)TypeConverter.ToUint32(array.Get(i.ToString(CultureInfo.InvariantCulture)));
        return bytes;
    }

    private static JsValue Bytes(Jint.Engine engine, byte[] bytes)
    {
        var array = engine.Array.Construct(Arguments.Empty);
        if (bytes.Length > 0) engine.Array.PrototypeObject.Push(new JsValue(array), [.. bytes.Select(b => new JsValue(b))]);
        return new JsValue(array);
    }

    private static bool IsTooDeep(string text)
    {
        var depth = 0;
        var quoted = false;
        for (var i = 0; i < text.Length; i++)
        {
            switch (text[i])
            {
                case '\\' when quoted: i++; break;
                case '"': quoted = !quoted; break;
                case '[' or '{' when !quoted && ++depth > ParsedNesting: return true;
                case ']' or '}' when !quoted: depth--; break;
            }
        }

        return false;
    }
}
