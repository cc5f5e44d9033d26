using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using CaseFlow.Domain.Tasks;

namespace CaseFlow.Web.Features.Tasks;

/// <param name="Id">Of the person.</param>
/// <param name="Text">Masked name and relation.</param>
public sealed record PersonChoice(Guid Id, string Text);

/// <summary>One question on screen; one component draws every type.</summary>
/// <param name="Field">As the definition wrote it.</param>
/// <param name="Given">What was answered so far.</param>
/// <param name="Fault">Why that cannot stand, as a sentence.</param>
/// <param name="OnlyFor">Labels of the outcomes it belongs to, if not all.</param>
/// <param name="Persons">The household's members, for a question of type person.</param>
public sealed record FieldView(FormField Field, JsonNode? Given, string? Fault, string? OnlyFor, IReadOnlyList<PersonChoice> Persons)
{
    // Up to this many options are all shown; more fold into a list.
    private const int MostShown = 6;

    public string Input => FormReading.InputOf(Field);

    public string Id => "f-" + Field.Name;

    public string HelpId => Id + "-help";

    public string FaultId => Id + "-fault";

    public bool HasHelp => Field.Help is not null || OnlyFor is not null || Bounds is not null;

    public string? DescribedBy => (HasHelp, Fault) switch
    {
        (true, not null) => $"{HelpId} {FaultId}",
        (true, null) => HelpId,
        (false, not null) => FaultId,
        _ => null,
    };

    public bool AsRadios => Field.Type is FieldType.YesNo || (Field.Type is FieldType.Choice && Field.Options!.Count <= MostShown);

    public bool IsGroup => AsRadios || Field.Type is FieldType.Choices;

    public string Text => TextOf(Given);

    public bool Has(string value) => Given is JsonArray many ? many.Any(g => TextOf(g) == value) : Text == value;

    /// <summary>Limits of a number, for example <c>30 – 200</c>.</summary>
    public string? Bounds => Field.Type is FieldType.Number or FieldType.Money && (Field.Min ?? Field.Max) is not null
        ? $"{Plain(Field.Min)} – {Plain(Field.Max)}"
        : null;

    private static string Plain(decimal? limit) => limit?.ToString("#,##0.##", CultureInfo.InvariantCulture) ?? "…";

    private static string TextOf(JsonNode? node) => node?.GetValueKind() switch
    {
        null or JsonValueKind.Null => "",
        JsonValueKind.String => node.GetValue<string>(),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => node.ToJsonString(),
    };
}
