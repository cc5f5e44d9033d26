using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CaseFlow.Domain.Tasks;

namespace CaseFlow.Web.Features.Workbench;

/// <summary>One field of a form as it stands in the table: texts as they were typed, whether they make sense or not.</summary>
/// <param name="Options">One a line: value | English | Chinese.</param>
/// <param name="Rest">What the table does not show, as a JSON object, so that it is not lost.</param>
public sealed partial record FormRow(
    string Name,
    string Type,
    string En,
    string Zh,
    bool Required,
    bool Personal,
    string Unit,
    string Min,
    string Max,
    string Options,
    string HelpEn,
    string HelpZh,
    string Rest)
{
    private const string Chinese = "zh-Hans";
    private static readonly string[] Shown = ["name", "type", "label", "required", "personal", "unit", "min", "max", "options", "help"];

    public static FormRow Empty { get; } = new("", "text", "", "", false, false, "", "", "", "", "", "", "{}");

    /// <summary>Types that a task's form can draw, as a definition writes them.</summary>
    public static IReadOnlyList<string> Types { get; } =
        [.. Enum.GetValues<FieldType>().Where(t => t != FieldType.Attachment).Select(t => JsonNamingPolicy.CamelCase.ConvertName(t.ToString()))];

    public bool HasOptions => Type is "choice" or "choices";

    public bool HasBounds => Type is "number" or "money" or "text" or "longText";

    /// <summary>Outcomes that the question belongs to; none: to all.</summary>
    public IReadOnlyList<string> Outcomes => (RestJson["outcomes"] as JsonArray)?.Select(o => $"{o}").ToList() ?? [];

    /// <summary>The condition under which it must be answered, for example <c>consent = true</c>.</summary>
    public string? RequiredWhen => RestJson["requiredWhen"] is JsonObject when ? $"{when["field"]} = {when["equals"]}" : null;

    private JsonObject RestJson => Parsed(Rest) ?? [];

    public static FormRow Of(JsonObject field)
    {
        var rest = new JsonObject(field.Where(m => !Shown.Contains(m.Key)).Select(m => KeyValuePair.Create(m.Key, m.Value?.DeepClone())));
        var options = field["options"] as JsonArray ?? [];
        return new(
            Text(field["name"]),
            Text(field["type"]),
            Text(field["label"]?["en"]),
            Text(field["label"]?[Chinese]),
            Text(field["required"]) == "true",
            Text(field["personal"]) == "true",
            Text(field["unit"]),
            Text(field["min"]),
            Text(field["max"]),
            string.Join('\n', options.OfType<JsonObject>().Select(o => $"{Text(o["value"])} | {Text(o["label"]?["en"])} | {Text(o["label"]?[Chinese])}")),
            Text(field["help"]?["en"]),
            Text(field["help"]?[Chinese]),
            rest.ToJsonString());
    }

    /// <param name="form">What the table sent.</param>
    /// <param name="index">From 0.</param>
    public static FormRow Of(IFormCollection form, int index)
    {
        string Posted(string member) => form[$"f{index}.{member}"].ToString().Trim();
        return new(
            Posted("name"), Posted("type"), Posted("en"), Posted("zh"), Posted("required") == "true", Posted("personal") == "true", Posted("unit"),
            Posted("min"), Posted("max"), Posted("options").ReplaceLineEndings("\n"), Posted("helpEn"), Posted("helpZh"), Posted("rest"));
    }

    /// <summary>The field as a definition writes it. What cannot be read is left out; <see cref="Faults"/> names it.</summary>
    public JsonObject Write()
    {
        JsonObject field = new()
        {
            ["name"] = Name,
            ["type"] = Type,
            ["label"] = Both(En, Zh),
        };
        if (Required) field["required"] = true;
        if (Personal) field["personal"] = true;
        if (Unit.Length > 0) field["unit"] = Unit;
        if (HasBounds && Number(Min) is { } min) field["min"] = min;
        if (HasBounds && Number(Max) is { } max) field["max"] = max;
        if (HasOptions) field["options"] = new JsonArray([.. Lines().Select(o => new JsonObject { ["value"] = o[0], ["label"] = Both(o[1], o[2]) })]);
        if (HelpEn.Length > 0 || HelpZh.Length > 0) field["help"] = Both(HelpEn.Length > 0 ? HelpEn : HelpZh, HelpZh.Length > 0 ? HelpZh : HelpEn);
        foreach (var (member, value) in RestJson) field.TryAdd(member, value?.DeepClone());
        return field;
    }

    /// <summary>Text codes of what keeps the row from being saved.</summary>
    public IEnumerable<string> Faults(IReadOnlyCollection<FormRow> all)
    {
        if (!NameShape().IsMatch(Name)) yield return "form_row.name_malformed";
        else if (all.Count(r => r.Name == Name) > 1) yield return "form_row.name_twice";
        if (!Types.Contains(Type) && Type != "attachment") yield return "form_row.type_unknown";
        if (En.Length == 0 || Zh.Length == 0) yield return "form_row.label_missing";
        if (HasOptions && (Lines().Count == 0 || Lines().Exists(o => o.Any(part => part.Length == 0)) || Lines().DistinctBy(o => o[0]).Count() < Lines().Count))
        {
            yield return "form_row.options_malformed";
        }

        if (HasBounds && ((Min.Length > 0 && Number(Min) is null) || (Max.Length > 0 && Number(Max) is null) || Number(Min) > Number(Max)))
        {
            yield return "form_row.bounds_malformed";
        }
    }

    private List<string[]> Lines() =>
        [.. Options.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(line =>
        {
            var parts = line.Split('|', StringSplitOptions.TrimEntries);
            return new[] { parts[0], parts.ElementAtOrDefault(1) ?? parts[0], parts.ElementAtOrDefault(2) ?? parts.ElementAtOrDefault(1) ?? parts[0] };
        })];

    private static JsonObject Both(string en, string zh) => new() { ["en"] = en, [Chinese] = zh };

    private static decimal? Number(string text) =>
        decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string Text(JsonNode? node) => node is JsonValue value ? value.GetValueKind() is JsonValueKind.String ? value.GetValue<string>() : value.ToJsonString() : "";

    private static JsonObject? Parsed(string json)
    {
        try
        {
            return JsonNode.Parse(json.Length == 0 ? "{}" : json) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    [GeneratedRegex(@"\A[A-Za-z][A-Za-z0-9_]{0,59}\z")]
    private static partial Regex NameShape();
}
