using System.Collections.Frozen;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CaseFlow.Domain.Common;
using CaseFlow.Domain.People;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Expressions;
using CaseFlow.Workflows.Runtime;

namespace CaseFlow.Web.Features.Instances;

/// <summary>Hides what of an instance's values may be somebody's personal data from those who look after workflows: an administrator reads no files.
/// Personal answers never reach a workflow, but an answer in free words, a script or an input from outside can carry such data all the same.</summary>
internal sealed partial class Masking
{
    public const string Hidden = "***";

    /// <summary>What no form calls personal and yet always is, as people name it.</summary>
    private static readonly string[] AlsoPersonal =
        ["idCard", "idNumber", "mobile", "telephone", "bankCard", "身份证", "身份证号", "身份证号码", "电话", "联系电话", "手机", "手机号", "住址", "地址", "银行卡", "银行卡号", "银行账号", "诊断"];

    private static readonly string[] AlsoWords = ["personName", "fullName", "householdName", "headName", "姓名", "户主", "户主姓名"];

    private static readonly FrozenSet<string> Values = Names(k => k is not (PersonalKind.Name or PersonalKind.FreeText), AlsoPersonal);
    private static readonly FrozenSet<string> Words = Names(k => k is PersonalKind.Name or PersonalKind.FreeText, AlsoWords);
    private static readonly ConditionalWeakTable<WorkflowDefinition, Masking> OfDefinitions = [];

    /// <summary>With what parts its groups; numbers in JSON may be longer than any of a person's.</summary>
    private const int LongestNumber = 32;

    private readonly FrozenSet<string> asked;

    private Masking(IEnumerable<string> asked) => this.asked = asked.Select(Plain).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>For values of which no definition is known.</summary>
    public static Masking OfAny { get; } = new([]);

    /// <summary>Knows also the fields that forms of this definition call personal.</summary>
    public static Masking Of(WorkflowDefinition definition) => OfDefinitions.GetValue(definition, d => new(d.Nodes.SelectMany(PersonalFields)));

    /// <summary>The text without the ID numbers, phone numbers and bank accounts that stand in it.</summary>
    public static string? Text(string? text) => text is not { Length: >= 11 } ? text : LongNumber().Replace(text, found => IsPersonal(found.ValueSpan) ? Hidden : found.Value);

    /// <summary>A copy in which what is personal is hidden; the rest is as it was.</summary>
    /// <param name="value">Anything.</param>
    /// <param name="name">Under which it stands, if under any.</param>
    public JsonNode? Json(JsonNode? value, string? name = null) => value switch
    {
        null => null,
        _ when name is not null && IsHidden(name, value) => Hidden,
        JsonObject members => new JsonObject(members.Select(m => KeyValuePair.Create(m.Key, Json(m.Value, m.Key)))),
        JsonArray items => new JsonArray([.. items.Select(i => Json(i))]),
        _ => Scalar(value.AsValue()),
    };

    /// <summary>Whether something in it stands where a hidden value was.</summary>
    public static bool Hides(JsonNode? value) => value switch
    {
        JsonObject members => members.Any(m => Hides(m.Value)),
        JsonArray items => items.Any(Hides),
        JsonValue text => text.GetValueKind() is JsonValueKind.String && text.GetValue<string>().Contains(Hidden, StringComparison.Ordinal),
        _ => false,
    };

    public JsonObject Members(JsonObject members) => (JsonObject)Json(members)!;

    public InstanceView State(InstanceView state) => state with
    {
        Input = Members(state.Input),
        StoredInput = Members(state.StoredInput),
        Output = Members(state.Output),
        Variables = [.. state.Variables.Select(v => v with { Value = Json(v.Value, v.Name) })],
    };

    private bool IsHidden(string name, JsonNode value)
    {
        var plain = Plain(name);
        if (asked.Contains(plain) || Values.Contains(plain)) return true;
        if (!Words.Contains(plain)) return false;
        // Codes stand under such names, too: a refusal's reason, an event's name.
        return value is not JsonValue || (value.GetValueKind() is JsonValueKind.String && !Code().IsMatch(value.GetValue<string>()));
    }

    private static JsonNode Scalar(JsonValue value)
    {
        switch (value.GetValueKind())
        {
            case JsonValueKind.String:
                var text = value.GetValue<string>();
                var shown = Text(text)!;
                return ReferenceEquals(shown, text) ? value.DeepClone() : shown;
            case JsonValueKind.Number when IsPersonal(value.ToJsonString()):
                return Hidden;
            default:
                return value.DeepClone();
        }
    }

    private static bool IsPersonal(ReadOnlySpan<char> written)
    {
        if (written.Length > LongestNumber) return false;

        Span<char> digits = stackalloc char[written.Length];
        var length = 0;
        foreach (var c in written)
        {
            if (c is not (' ' or '-')) digits[length++] = char.ToUpperInvariant(c);
        }

        digits = digits[..length];
        if (length < 11 || digits[..^1].ContainsAnyExceptInRange('0', '9')) return false;

        var endsInDigit = char.IsAsciiDigit(digits[^1]);
        return length switch
        {
            11 => endsInDigit && digits[0] == '1' && digits[1] is >= '3' and <= '9',
            IdNumber.Length when IdNumber.CheckCharacterOf(digits) == digits[17] || IsBirthDate(digits.Slice(6, 8)) => true,
            >= 16 and <= 19 => endsInDigit && IsAccount(digits),
            _ => false,
        };
    }

    private static bool IsBirthDate(ReadOnlySpan<char> day) => day[..2] is "19" or "20"
        && DateOnly.TryParseExact(day, "yyyyMMdd", System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.None, out _);

    // ISO/IEC 7812: the check digit of a card.
    private static bool IsAccount(ReadOnlySpan<char> digits)
    {
        var sum = 0;
        for (var i = 1; i <= digits.Length; i++)
        {
            var digit = digits[^i] - '0';
            sum += i % 2 == 1 ? digit : digit > 4 ? (digit * 2) - 9 : digit * 2;
        }

        return sum % 10 == 0;
    }

    private static IEnumerable<string> PersonalFields(ActivityNode node) => node.Json
        .SelectMany(m => Fields(((m.Value as JsonObject)?["expression"] as JsonObject)?["value"]))
        .OfType<JsonObject>()
        .Where(f => f["personal"]?.GetValueKind() is JsonValueKind.True)
        .Select(f => f["name"]?.GetValueKind() is JsonValueKind.String ? f["name"]!.GetValue<string>() : null)
        .OfType<string>();

    private static JsonArray Fields(JsonNode? written)
    {
        try
        {
            return (written is JsonValue ? Conversion.Structured(written) : written) as JsonArray ?? [];
        }
        catch (JsonException)
        {
            return []; // a text that only begins like a list
        }
    }

    private static FrozenSet<string> Names(Func<PersonalKind, bool> which, string[] more) => typeof(Person).Assembly.GetTypes()
        .SelectMany(t => t.GetProperties())
        .Where(p => p.GetCustomAttribute<PersonalAttribute>() is { } mark && which(mark.Kind))
        .Select(p => p.Name)
        .Concat(more)
        .Select(Plain)
        .ToFrozenSet(StringComparer.Ordinal);

    private static string Plain(string name) => name.Replace("_", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal).ToUpperInvariant();

    // Not within an id, a hash or a longer number.
    [GeneratedRegex("(?<![0-9A-Za-z])(?:1[3-9][0-9][ -]?[0-9]{4}[ -]?[0-9]{4}|[0-9]{4}(?: [0-9]{4}){3}(?: [0-9]{1,3})?|[0-9]{15,18}[0-9Xx])(?![0-9A-Za-z])")]
    private static partial Regex LongNumber();

    [GeneratedRegex(@"\A[A-Za-z0-9_.:/-]{0,100}\z")]
    private static partial Regex Code();
}
