using System.Globalization;
using System.Text.Json.Nodes;
using CaseFlow.Domain.Common;

namespace CaseFlow.Domain.Tasks;

/// <summary>Checked answers, read by the rules of a task kind.</summary>
public sealed class Answers(JsonObject plain, JsonObject personal)
{
    /// <summary>What the workflow may see.</summary>
    public JsonObject Plain => plain;

    public string? Text(string field) => Find(field) is { } value ? FieldReading.TextOf(value) : null;

    public bool Yes(string field) => Text(field) == "true";

    /// <summary>Null where the question was not answered.</summary>
    public bool? YesOrNo(string field) => Text(field) is { } text ? text == "true" : null;

    public DateOnly? Day(string field) =>
        Text(field) is { } text ? DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture) : null;

    public Money? Money(string field) =>
        Text(field) is { } text ? Common.Money.FromYuan(decimal.Parse(text, CultureInfo.InvariantCulture)) : null;

    public int? Whole(string field) =>
        Text(field) is { } text ? (int)decimal.Parse(text, CultureInfo.InvariantCulture) : null;

    public Guid? Id(string field) => Text(field) is { } text ? Guid.Parse(text) : null;

    public IReadOnlyList<string> Choices(string field) =>
        Find(field) is JsonArray many ? [.. many.Select(FieldReading.TextOf)] : [];

    private JsonNode? Find(string field) => plain[field] ?? personal[field];
}
