using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace CaseFlow.Domain.Tasks;

/// <summary>One button at the foot of a task's form.</summary>
/// <param name="Name">What the workflow goes on by, for example <c>confirm</c>.</param>
/// <param name="Label">The button's words.</param>
/// <param name="Next">What pressing it causes.</param>
/// <param name="Style">primary | danger | plain.</param>
public sealed record TaskOutcome(string Name, LocalText Label, LocalText? Next = null, string? Style = null)
{
    private static readonly JsonSerializerOptions Shape = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    /// <param name="json">An array of objects, or of bare names.</param>
    /// <exception cref="Common.DomainException"><c>form.malformed</c></exception>
    public static IReadOnlyList<TaskOutcome> ReadAll(JsonArray json)
    {
        try
        {
            TaskOutcome[] read = [.. json.Select(item => item is JsonValue name
                ? Bare(name.GetValue<string>())
                : item.Deserialize<TaskOutcome>(Shape)!)];
            return read.All(o => !string.IsNullOrWhiteSpace(o?.Name) && o.Label is not null)
                ? read
                : throw TaskErrors.FormMalformed("outcomes");
        }
        catch (Exception wrong) when (wrong is JsonException or InvalidOperationException)
        {
            throw TaskErrors.FormMalformed("outcomes");
        }
    }

    /// <summary>Names, each with what is said of it apart. An outcome that is described where it stands keeps that.</summary>
    /// <param name="names">An array of names, or of objects as <see cref="ReadAll"/> takes them.</param>
    /// <param name="details">Objects <c>{name, label?, next?, style?}</c>; of a name that is none of the outcomes nothing is taken.</param>
    public static JsonArray Join(JsonArray names, JsonArray? details)
    {
        var described = (details ?? []).OfType<JsonObject>().Where(d => d["name"] is JsonValue)
            .GroupBy(d => d["name"]!.ToString(), StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);
        return [.. names.Select(n => n is JsonValue name && described.TryGetValue(name.ToString(), out var detail) ? Labelled(detail) : n?.DeepClone())];
    }

    public static string Write(IReadOnlyList<TaskOutcome> outcomes) => JsonSerializer.Serialize(outcomes, Shape);

    private static JsonObject Labelled(JsonObject detail)
    {
        var outcome = (JsonObject)detail.DeepClone();
        if (outcome["label"] is null) outcome["label"] = new JsonObject { ["en"] = $"{outcome["name"]}", ["zh-Hans"] = $"{outcome["name"]}" };
        return outcome;
    }

    private static TaskOutcome Bare(string name) => new(name, new(name, name));
}
