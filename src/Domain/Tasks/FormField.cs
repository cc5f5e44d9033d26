using System.Text.Json;
using System.Text.Json.Serialization;

namespace CaseFlow.Domain.Tasks;

public enum FieldType
{
    Text,
    LongText,
    Number,
    Money,
    Date,
    YesNo,
    Choice,
    Choices,
    Person,
    Attachment,
}

/// <param name="Value">What is stored.</param>
/// <param name="Label">What is read.</param>
public sealed record FieldOption(string Value, LocalText Label);

/// <param name="Field">Another field of the form.</param>
/// <param name="Is">Its answer (<c>equals</c> in JSON), as text: <c>true</c>, <c>false</c>, or an option's value.</param>
public sealed record FieldCondition(string Field, [property: JsonPropertyName("equals")] string Is);

/// <summary>One question of a task's form, as the definition writes it.</summary>
public sealed record FormField
{
    public required string Name { get; init; }

    public required FieldType Type { get; init; }

    public required LocalText Label { get; init; }

    public bool Required { get; init; }

    /// <summary>The field is required only when another one has this answer.</summary>
    public FieldCondition? RequiredWhen { get; init; }

    /// <summary>The question belongs to these outcomes only; empty: to all. Where it belongs and is required, it must be answered.</summary>
    public IReadOnlyList<string>? Outcomes { get; init; }

    /// <summary>For example <c>mmHg</c>; money is always yuan.</summary>
    public string? Unit { get; init; }

    /// <summary>Smallest number or amount in yuan; of a text the fewest characters.</summary>
    public decimal? Min { get; init; }

    /// <summary>Largest number or amount in yuan; of a text the most characters (4000 unless set).</summary>
    public decimal? Max { get; init; }

    public IReadOnlyList<FieldOption>? Options { get; init; }

    /// <summary>Answers are kept as ciphertext and never reach the workflow.</summary>
    public bool Personal { get; init; }

    public LocalText? Help { get; init; }

    internal bool BelongsTo(string outcome) => Outcomes is not { Count: > 0 } named || named.Contains(outcome);

    internal static JsonSerializerOptions Shape { get; } = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        NumberHandling = JsonNumberHandling.Strict,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };
}
