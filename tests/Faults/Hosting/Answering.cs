using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CaseFlow.Faults.Hosting;

/// <summary>Fills a task's form as far as an outcome requires.</summary>
internal static class Answering
{
    /// <returns>Null where a required answer is of a kind that is not made up here: a person, a file.</returns>
    public static JsonObject? Fill(JsonElement task, string outcome, DateOnly today)
    {
        JsonObject answers = [];
        foreach (var field in task.GetProperty("fields").EnumerateArray().Where(f => IsRequired(f, outcome)))
        {
            if (Value(field, today) is not { } value)
            {
                return null;
            }

            answers[field.GetProperty("name").GetString()!] = value;
        }

        return answers;
    }

    private static bool IsRequired(JsonElement field, string outcome) =>
        field.TryGetProperty("required", out var required) && required.ValueKind is JsonValueKind.True
        && (!field.TryGetProperty("outcomes", out var of) || of.ValueKind is not JsonValueKind.Array || of.GetArrayLength() == 0
            || of.EnumerateArray().Any(o => o.GetString() == outcome));

    private static JsonNode? Value(JsonElement field, DateOnly today) => field.GetProperty("type").GetString() switch
    {
        "text" or "longText" => "测试内容，自动填写",
        "number" => field.TryGetProperty("min", out var least) && least.ValueKind is JsonValueKind.Number ? least.GetDecimal() : 1,
        "money" => "100.00",
        "date" => today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        "yesNo" => true,
        "choice" => field.GetProperty("options")[0].GetProperty("value").GetString(),
        "choices" => new JsonArray(field.GetProperty("options")[0].GetProperty("value").GetString()),
        _ => null,
    };
}
