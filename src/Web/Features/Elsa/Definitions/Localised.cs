using System.Text.Json.Nodes;
using CaseFlow.Web.Resources;
using CaseFlow.Workflows.Definitions;

namespace CaseFlow.Web.Features.Elsa.Definitions;

/// <summary>Definitions named in both languages. A designer knows one text for each thing, so it gets the reader's; what comes back changes that language only.
/// The texts of both stand in the definition, <c>{en, zh-Hans}</c>: <c>customProperties.names</c> and <c>.descriptions</c>, and <c>metadata.displayTexts</c> of an
/// activity. Where the one text is the English one; where it is another, somebody has changed it by another door, and the pair no longer counts.</summary>
internal static class Localised
{
    private const string Both = "displayTexts";
    private static readonly (string Text, string Both)[] OfDefinition = [("name", "names"), ("description", "descriptions")];

    /// <summary>Puts the reader's texts in place.</summary>
    public static void Show(WorkflowDefinition definition, string language)
    {
        var model = definition.Json;
        foreach (var (text, both) in OfDefinition) Show(model, text, model["customProperties"] as JsonObject, both, language);
        foreach (var metadata in MetadataOf(definition)) Show(metadata, "displayText", metadata, Both, language);
    }

    /// <summary>Takes what a designer sent back apart again.</summary>
    /// <param name="definition">As it was shown in this language, and changed since.</param>
    /// <param name="language">Of who sends it.</param>
    public static void Keep(WorkflowDefinition definition, string language)
    {
        var model = definition.Json;
        var isNew = (model["definitionId"] as JsonValue)?.ToString() is not { Length: > 0 };
        var pairs = model["customProperties"] as JsonObject;
        foreach (var (text, both) in OfDefinition)
        {
            if (isNew) pairs?.Remove(both); // a copy is not what the other was called
            else Keep(model, text, pairs, both, language);
        }

        foreach (var metadata in MetadataOf(definition)) Keep(metadata, "displayText", metadata, Both, language);
    }

    /// <returns>The reader's text out of a pair that stands beside <paramref name="text"/>; that text itself when the pair does not count.</returns>
    public static string? In(string language, string? text, JsonObject? pair) =>
        pair is not null && Said(pair, Languages.English) == text ? Said(pair, language) ?? text : text;

    private static void Show(JsonObject on, string member, JsonObject? holder, string both, string language)
    {
        if (holder?[both] is not JsonObject pair) return;
        if (Said(pair, Languages.English) != Said(on, member)) holder.Remove(both);
        else on[member] = In(language, Said(on, member), pair);
    }

    private static void Keep(JsonObject on, string member, JsonObject? holder, string both, string language)
    {
        if (holder?[both] is not JsonObject pair) return;
        var said = Said(on, member);
        if (string.IsNullOrWhiteSpace(said))
        {
            holder.Remove(both);
            return;
        }

        if (said != (Said(pair, language) ?? Said(pair, Languages.English))) pair[language] = said;
        on[member] = Said(pair, Languages.English) ?? said;
    }

    private static IEnumerable<JsonObject> MetadataOf(WorkflowDefinition definition) => definition.Nodes.Skip(1).Select(n => n.Json["metadata"]).OfType<JsonObject>();

    private static string? Said(JsonObject on, string member) => on[member] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
