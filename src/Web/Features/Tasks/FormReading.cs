using System.Text.Json.Nodes;
using CaseFlow.Domain.Common;
using CaseFlow.Domain.Tasks;

namespace CaseFlow.Web.Features.Tasks;

/// <summary>Between a task's form on screen and its answers as the domain reads them.</summary>
public static class FormReading
{
    private const string Prefix = "answer.";

    public static string InputOf(FormField field) => Prefix + field.Name;

    /// <summary>What was typed, as it was typed; the domain says what of it can stand.</summary>
    public static JsonObject Answers(Form form, IFormCollection posted)
    {
        JsonObject answers = [];
        foreach (var field in form.Fields)
        {
            var given = posted[InputOf(field)];
            if (field.Type is FieldType.Choices)
            {
                answers[field.Name] = new JsonArray([.. given.Where(v => !string.IsNullOrEmpty(v)).Select(v => (JsonNode)v!)]);
            }
            else if (given is [{ Length: > 0 } text, ..])
            {
                answers[field.Name] = text;
            }
        }

        return answers;
    }

    /// <summary>The faults of <c>task.answers_invalid</c>, by field.</summary>
    public static IReadOnlyDictionary<string, FieldFault> Faults(DomainException refusal) =>
        refusal.Params.TryGetValue("fields", out var fields) && fields is IEnumerable<FieldFault> faults
            ? faults.GroupBy(f => f.Field).ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal)
            : new Dictionary<string, FieldFault>();
}
