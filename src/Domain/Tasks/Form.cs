using System.Text.Json;
using System.Text.Json.Nodes;

namespace CaseFlow.Domain.Tasks;

/// <summary>The questions of a task, and the check of what is answered.</summary>
public sealed class Form
{
    private Form(IReadOnlyList<FormField> fields) => Fields = fields;

    public IReadOnlyList<FormField> Fields { get; }

    /// <exception cref="Common.DomainException"><c>form.malformed</c>: an unknown type, a name twice, a choice without options, no label.</exception>
    public static Form Read(JsonArray json)
    {
        try
        {
            var fields = json.Deserialize<FormField[]>(FormField.Shape) ?? [];
            var wrong = fields.FirstOrDefault(f => string.IsNullOrWhiteSpace(f.Name)
                || f.Label is null
                || (f.Type is FieldType.Choice or FieldType.Choices && f.Options is not { Count: > 0 }));
            var twice = fields.GroupBy(f => f.Name, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1);
            return wrong is null && twice is null ? new(fields) : throw TaskErrors.FormMalformed(wrong?.Name ?? twice!.Key);
        }
        catch (JsonException malformed)
        {
            throw TaskErrors.FormMalformed(malformed.Path ?? "fields");
        }
    }

    public static Form Read(string json) => Read((JsonArray)(JsonNode.Parse(json) ?? new JsonArray()));

    public string Write() => JsonSerializer.Serialize(Fields, FormField.Shape);

    /// <summary>Checks final answers: nothing unknown, nothing missing, everything of its type and within its bounds.</summary>
    /// <exception cref="Common.DomainException"><c>task.answers_invalid</c>; parameter <c>fields</c> names each field and its fault.</exception>
    public CheckedAnswers Check(JsonObject answers, string outcome) => Check(answers, outcome, complete: true);

    /// <summary>Checks a draft: what is there must be of its type; much may still be missing.</summary>
    /// <exception cref="Common.DomainException"><c>task.answers_invalid</c></exception>
    public CheckedAnswers CheckDraft(JsonObject answers) => Check(answers, outcome: null, complete: false);

    private CheckedAnswers Check(JsonObject answers, string? outcome, bool complete)
    {
        var faults = answers
            .Where(a => Fields.All(f => f.Name != a.Key))
            .Select(a => new FieldFault(a.Key, "answer.unknown_field"))
            .ToList();
        JsonObject plain = [];
        JsonObject personal = [];
        foreach (var field in Fields)
        {
            var given = answers[field.Name];
            if (FieldReading.IsEmpty(given))
            {
                if (complete && MustBeAnswered(field, outcome!, answers))
                {
                    faults.Add(new(field.Name, "answer.required"));
                }

                continue;
            }

            var read = FieldReading.Read(field, given!);
            if (read.Fault is { } fault)
            {
                faults.Add(fault);
            }
            else
            {
                (field.Personal ? personal : plain)[field.Name] = read.Value;
            }
        }

        return faults.Count == 0 ? new(plain, personal) : throw TaskErrors.AnswersInvalid(faults);
    }

    private static bool MustBeAnswered(FormField field, string outcome, JsonObject answers) =>
        field.BelongsTo(outcome)
        && (field.Required || (field.RequiredWhen is { } when && FieldReading.TextOf(answers[when.Field]) == when.Is));
}

/// <param name="Field">Name of the field.</param>
/// <param name="Code">Text code of the fault.</param>
/// <param name="Min">Lower bound, where that is the fault.</param>
/// <param name="Max">Upper bound, where that is the fault.</param>
public sealed record FieldFault(string Field, string Code, decimal? Min = null, decimal? Max = null);

/// <summary>Answers in one canonical form, parted by whether they are personal.</summary>
public sealed record CheckedAnswers(JsonObject Plain, JsonObject Personal)
{
    public Answers All => new(Plain, Personal);
}
