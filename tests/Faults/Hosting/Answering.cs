using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CaseFlow.Faults.Hosting;

/// <summary>Fills a task's form as far as an outcome requires.</summary>
internal static class Answering
{
    /// <returns>Null where a required answer is of a kind that is not made up here: a person, a file.</returns>
    public static JsonObject? Fill(JsonElement task, string outcome, DateOnly today) =>
        Fill(task, outcome, today, yes: true) ?? Fill(task, outcome, today, yes: false); // a yes may ask for more than a no

    private static JsonObject? Fill(JsonElement task, string outcome, DateOnly today, bool yes)
    {
        JsonObject answers = [];
        foreach (var field in task.GetProperty("fields").EnumerateArray().Where(f => BelongsTo(f, outcome) && MustBeAnswered(f, answers)))
        {
            if (Value(field, today, yes) is not { } value)
            {
                return null;
            }

            answers[field.GetProperty("name").GetString()!] = value;
        }

        return answers;
    }

    private static bool BelongsTo(JsonElement field, string outcome) =>
        !field.TryGetProperty("outcomes", out var of) || of.ValueKind is not JsonValueKind.Array || of.GetArrayLength() == 0
        || of.EnumerateArray().Any(o => o.GetString() == outcome);

    private static bool MustBeAnswered(JsonElement field, JsonObject answers) =>
        (field.TryGetProperty("required", out var required) && required.ValueKind is JsonValueKind.True)
        || (field.TryGetProperty("requiredWhen", out var when) && when.ValueKind is JsonValueKind.Object
            && string.Equals(answers[when.GetProperty("field").GetString()!]?.ToString(), when.GetProperty("equals").GetString(), StringComparison.OrdinalIgnoreCase));

    private static JsonNode? Value(JsonElement field, DateOnly today, bool yes) => field.GetProperty("type").GetString() switch
    {
        "text" or "longText" => "测试内容，自动填写",
        "number" => field.TryGetProperty("min", out var least) && least.ValueKind is JsonValueKind.Number ? least.GetDecimal() : 1,
        "money" => "100.00",
        "date" => today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        "yesNo" => yes,
        "choice" => field.GetProperty("options")[0].GetProperty("value").GetString(),
        "choices" => new JsonArray(field.GetProperty("options")[0].GetProperty("value").GetString()),
        _ => null,
    };
}
