using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using CaseFlow.Domain.Common;

namespace CaseFlow.Domain.Tasks;

/// <summary>Reads one answer into its canonical JSON: numbers as numbers, dates as <c>yyyy-MM-dd</c>, yes and no as booleans.</summary>
internal static class FieldReading
{
    private const int LongestText = 4000;
    private const int MostChoices = 100;

    public static (JsonNode? Value, FieldFault? Fault) Read(FormField field, JsonNode given) => field.Type switch
    {
        FieldType.Text or FieldType.LongText => Text(field, given),
        FieldType.Number => Number(field, given),
        FieldType.Money => Amount(field, given),
        FieldType.Date => Day(field, given),
        FieldType.YesNo => YesNo(field, given),
        FieldType.Choice => Choice(field, given),
        FieldType.Choices => Choices(field, given),
        _ => Reference(field, given),
    };

    public static bool IsEmpty(JsonNode? given) =>
        given is null or JsonArray { Count: 0 } || (given is JsonValue && given.GetValueKind() == JsonValueKind.String && TextOf(given).Trim().Length == 0);

    public static string TextOf(JsonNode? given) => given is null
        ? ""
        : given.GetValueKind() switch
        {
            JsonValueKind.String => given.GetValue<string>(),
            JsonValueKind.True => "true",
            JsonValueKind.False => "false",
            _ => given.ToJsonString(),
        };

    private static (JsonNode?, FieldFault?) Text(FormField field, JsonNode given)
    {
        if (given.GetValueKind() != JsonValueKind.String)
        {
            return Wrong(field, "answer.not_text");
        }

        var text = given.GetValue<string>().Trim();
        return text.Length < (field.Min ?? 0) || text.Length > (field.Max ?? LongestText)
            ? Wrong(field, "answer.length", field.Min ?? 0, field.Max ?? LongestText)
            : (text, null);
    }

    private static (JsonNode?, FieldFault?) Number(FormField field, JsonNode given) =>
        !TryNumber(given, out var number) ? Wrong(field, "answer.not_number") : Bounded(field, number);

    private static (JsonNode?, FieldFault?) Amount(FormField field, JsonNode given) =>
        !TryNumber(given, out var yuan) || !Money.TryParse(yuan.ToString(CultureInfo.InvariantCulture), out _)
            ? Wrong(field, "answer.not_money")
            : Bounded(field with { Min = field.Min ?? 0 }, yuan);

    private static (JsonNode?, FieldFault?) Bounded(FormField field, decimal number) =>
        number < field.Min || number > field.Max
            ? Wrong(field, "answer.out_of_range", field.Min, field.Max)
            : (JsonValue.Create(number), null);

    private static (JsonNode?, FieldFault?) Day(FormField field, JsonNode given) =>
        DateOnly.TryParseExact(TextOf(given), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? (day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), null)
            : Wrong(field, "answer.not_date");

    private static (JsonNode?, FieldFault?) YesNo(FormField field, JsonNode given) => TextOf(given) switch
    {
        "true" or "yes" => (true, null),
        "false" or "no" => (false, null),
        _ => Wrong(field, "answer.not_yes_no"),
    };

    private static (JsonNode?, FieldFault?) Choice(FormField field, JsonNode given) =>
        field.Options!.Any(o => o.Value == TextOf(given)) ? (TextOf(given), null) : Wrong(field, "answer.not_an_option");

    private static (JsonNode?, FieldFault?) Choices(FormField field, JsonNode given)
    {
        string[] chosen = given is JsonArray many ? [.. many.Take(MostChoices).Select(TextOf).Distinct()] : [TextOf(given)];
        return chosen.All(c => field.Options!.Any(o => o.Value == c))
            ? (new JsonArray([.. chosen.Select(c => (JsonNode)c)]), null)
            : Wrong(field, "answer.not_an_option");
    }

    private static (JsonNode?, FieldFault?) Reference(FormField field, JsonNode given) =>
        Guid.TryParse(TextOf(given), out var id) ? (id.ToString(), null) : Wrong(field, "answer.not_an_id");

    private static bool TryNumber(JsonNode given, out decimal number) =>
        decimal.TryParse(TextOf(given), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number);

    private static (JsonNode?, FieldFault?) Wrong(FormField field, string code, decimal? min = null, decimal? max = null) =>
        (null, new(field.Name, code, min, max));
}
