using System.Text.Json.Nodes;
using CaseFlow.Workflows.Expressions;

namespace CaseFlow.Workflows.Definitions;

/// <param name="Id">What <c>memoryReference</c> and Variable expressions name.</param>
/// <param name="Name">What scripts name.</param>
/// <param name="TypeName">Elsa's alias (<c>String</c>, <c>Int32</c>, <c>Object</c>, ...); values are converted to it.</param>
/// <param name="IsArray">Whether it holds a list of that type.</param>
/// <param name="Default">As written: mostly text, to be converted to the declared type.</param>
public sealed record VariableDeclaration(string Id, string Name, string TypeName, bool IsArray, JsonNode? Default)
{
    private (bool Known, JsonNode? Value) initial;

    /// <summary>The default, converted to the declared type. Shared by all instances: to be cloned.</summary>
    internal JsonNode? Initial
    {
        get
        {
            if (!initial.Known) initial = (true, Convert());
            return initial.Value;
        }
    }

    internal static IReadOnlyList<VariableDeclaration> ReadAll(JsonObject owner)
    {
        if (owner["variables"] is not JsonArray { Count: > 0 } declared) return [];

        var read = new List<VariableDeclaration>(declared.Count);
        foreach (var item in declared)
        {
            if (item is not JsonObject variable) continue;
            var name = variable.Text("name") ?? "";
            read.Add(new(variable.Text("id") ?? name, name, variable.Text("typeName") ?? "Object", variable.Flag("isArray"), variable["value"]));
        }

        return read;
    }

    private JsonNode? Convert()
    {
        // An editor writes an empty text where no default was given.
        if (Default is JsonValue text && text.TryGetValue<string>(out var written) && written.Length == 0) return null;
        try
        {
            return Conversion.To(Default, this)?.DeepClone();
        }
        catch (ActivityException)
        {
            // A default that does not fit its type is an editor's leftover; the definition's findings name it.
            return null;
        }
    }
}
