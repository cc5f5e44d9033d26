using System.Text.Json.Nodes;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Expressions;

namespace CaseFlow.Web.Features.Trials;

/// <param name="Name">As the definition declares it.</param>
/// <param name="Label">As people read it.</param>
/// <param name="Type">Elsa's alias, for example <c>Int32</c>.</param>
public sealed record TrialInput(string Name, string Label, string Type, bool IsArray)
{
    /// <summary>What a definition may be started with.</summary>
    internal static IReadOnlyList<TrialInput> Of(WorkflowDefinition definition) =>
        definition.Json["inputs"] is not JsonArray inputs
            ? []
            : [.. inputs.OfType<JsonObject>().Where(i => TextOf(i, "name") is not null).Select(i => new TrialInput(
                TextOf(i, "name")!, TextOf(i, "displayName") ?? TextOf(i, "name")!, TextOf(i, "type") ?? "Object", IsOn(i, "isArray")))];

    /// <exception cref="Domain.Common.DomainException"><c>trial.input_unknown</c>, <c>trial.input_unfit</c></exception>
    internal static void Demand(WorkflowDefinition definition, JsonObject? given)
    {
        var declared = Of(definition);
        foreach (var (name, value) in given ?? [])
        {
            var input = declared.FirstOrDefault(i => i.Name == name) ?? throw TrialErrors.InputUnknown(definition.DefinitionId, name);
            try
            {
                Conversion.To(value, new VariableDeclaration(name, name, input.Type, input.IsArray, null));
            }
            catch (Exception error) when (error is ActivityException or System.Text.Json.JsonException)
            {
                throw TrialErrors.InputUnfit(definition.DefinitionId, name, input.Type);
            }
        }
    }

    private static bool IsOn(JsonObject of, string member) => of[member] is JsonValue value && value.TryGetValue<bool>(out var isOn) && isOn;

    private static string? TextOf(JsonObject of, string member) =>
        of[member] is JsonValue value && value.TryGetValue<string>(out var text) && text.Length > 0 ? text : null;
}
