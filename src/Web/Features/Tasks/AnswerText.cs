using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using CaseFlow.Domain.Tasks;
using CaseFlow.Web.Resources;

namespace CaseFlow.Web.Features.Tasks;

/// <summary>An answer in words: options by their labels, yes and no, money with its sign.</summary>
internal static class AnswerText
{
    public static string Of(FormField field, JsonNode? given, Texts texts) => given switch
    {
        null => "–",
        JsonArray many => string.Join(" · ", many.Select(one => Of(field, one, texts))),
        _ => One(field, given, texts),
    };

    private static string One(FormField field, JsonNode given, Texts texts) => given.GetValueKind() switch
    {
        JsonValueKind.True => texts["word.yes"],
        JsonValueKind.False => texts["word.no"],
        JsonValueKind.Number => field.Type is FieldType.Money
            ? texts.Yuan(given.GetValue<decimal>())
            : given.GetValue<decimal>().ToString("#,##0.##", CultureInfo.InvariantCulture) + (field.Unit is null ? "" : " " + field.Unit),
        _ => field.Options?.FirstOrDefault(o => o.Value == given.ToString())?.Label.In(Texts.Language) ?? given.ToString(),
    };
}
