using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CaseFlow.Workflows.Definitions;

namespace CaseFlow.Workflows.Runtime;

/// <summary>What the designer is told of the activities, in Elsa's form. All of it comes from the classes.</summary>
public sealed class Descriptors(ActivityRegistry registry)
{
    /// <summary>Every activity, also those that the designer does not offer; never two with the same type name and version.</summary>
    public IEnumerable<JsonObject> All() => registry.Described.OrderBy(t => t.TypeName, StringComparer.Ordinal).ThenBy(t => t.Version).Select(Describe);

    public JsonObject? Find(string typeName, int? version = null) => registry.Described
        .Where(t => t.TypeName == typeName && (version is null || t.Version == version)).OrderByDescending(t => t.Version).Select(Describe).FirstOrDefault();

    /// <summary>The host's list from which an input's drop-down is filled; null when it has none.</summary>
    public string? OptionListOf(string typeName, string input) => registry.Described.Where(t => t.TypeName == typeName).SelectMany(t => t.Inputs)
        .FirstOrDefault(i => string.Equals(i.Name, input, StringComparison.OrdinalIgnoreCase))?.Facts.OptionList;

    public static JsonObject Describe(ActivityType type)
    {
        var name = type.TypeName[(type.TypeName.LastIndexOf('.') + 1)..];
        var facts = type.Facts;
        return new()
        {
            ["typeName"] = type.TypeName,
            ["clrType"] = null,
            ["namespace"] = name.Length < type.TypeName.Length ? type.TypeName[..^(name.Length + 1)] : "",
            ["name"] = name,
            ["version"] = type.Version,
            ["category"] = facts.Category,
            ["displayName"] = facts.DisplayName.Length > 0 ? facts.DisplayName : Words(name),
            ["description"] = facts.Description,
            ["inputs"] = Inputs(type),
            ["outputs"] = new JsonArray([.. type.Outputs.Select(Output)]),
            ["kind"] = facts.Kind,
            ["runAsynchronously"] = false,
            ["ports"] = new JsonArray([.. Ports(facts)]),
            ["customProperties"] = new JsonObject(),
            ["constructionProperties"] = new JsonObject(type.Inputs.Where(i => i.Facts.Preset is not null).Select(Preset)),
            ["isContainer"] = facts.IsContainer,
            ["isBrowsable"] = facts.IsBrowsable,
            ["isStart"] = facts.IsStart,
            ["isTerminal"] = facts.IsTerminal,
        };
    }

    /// <summary>As Elsa names it: the name of a property in words.</summary>
    public static string Words(string name)
    {
        var words = new StringBuilder(name.Length + 4);
        for (var i = 0; i < name.Length; i++)
        {
            if (i > 0 && char.IsUpper(name[i]) && !char.IsUpper(name[i - 1])) words.Append(' ');
            words.Append(name[i]);
        }

        return words.ToString();
    }

    private static JsonArray Inputs(ActivityType type)
    {
        var wrapped = type.Inputs.Select(i => (i.Property.MetadataToken, Input(i.Name, i.ValueType, i.Facts, isWrapped: true)));
        var raw = type.Raws.Select(r => (r.Property.MetadataToken, Input(r.Name, r.ValueType, r.Facts, isWrapped: false)));
        return new([.. wrapped.Concat(raw).OrderBy(i => (int)i.Item2["order"]!).ThenBy(i => i.MetadataToken).Select(i => (JsonNode)i.Item2)]);
    }

    // As Studio stores an input: JSON stands in it as its text.
    private static KeyValuePair<string, JsonNode?> Preset(InputMember input) => new(input.Name, new JsonObject
    {
        ["typeName"] = input.Facts.TypeName ?? Alias(input.ValueType),
        ["expression"] = new JsonObject { ["type"] = input.Facts.UiHint == "dynamic-outcomes" ? "Object" : "Literal", ["value"] = input.Facts.Preset },
    });

    private static JsonObject Input(string name, Type valueType, MemberAttribute facts, bool isWrapped)
    {
        var input = new JsonObject
        {
            ["name"] = name,
            ["typeName"] = facts.TypeName ?? Alias(valueType),
            ["displayName"] = facts.DisplayName ?? Words(name),
            ["description"] = facts.Description ?? "",
            ["order"] = facts.Order,
            ["isBrowsable"] = true,
            ["isSerializable"] = true,
            ["isSynthetic"] = false,
            ["isWrapped"] = isWrapped,
            ["uiHint"] = facts.UiHint ?? (Alias(valueType) == "Boolean" ? "checkbox" : "singleline"),
            ["category"] = facts.Category,
            ["defaultValue"] = facts is { IsDefaultShown: true, Default: { } value } ? JsonSerializer.SerializeToNode(value, JsonReading.Compact) : facts.ShownDefault,
            ["defaultSyntax"] = facts.DefaultSyntax,
            ["isReadOnly"] = false,
            ["isSensitive"] = false,
            ["autoEvaluate"] = facts.AutoEvaluate,
            ["evaluatorType"] = null,
            ["storageDriverType"] = null,
            ["uiSpecifications"] = Specifications(facts),
        };
        return input;
    }

    private static JsonObject Specifications(MemberAttribute facts)
    {
        var specifications = new JsonObject();
        if (facts.Options.Length > 0)
        {
            var items = facts.Options.Select(o => (JsonNode)new JsonObject { ["text"] = o, ["value"] = o });
            specifications["dropdown"] = new JsonObject { ["selectList"] = new JsonObject { ["items"] = new JsonArray([.. items]) } };
        }

        if (facts.FixedOutcomes.Length > 0)
        {
            specifications["DynamicOutcomesOptions"] = new JsonObject { ["fixedOutcomes"] = new JsonArray([.. facts.FixedOutcomes.Select(o => JsonValue.Create(o))]) };
        }

        if (facts.AsksAgain) specifications["Refresh"] = true;
        if (facts.Language is { } language) specifications["code-editor"] = new JsonObject { ["language"] = language };
        return specifications;
    }

    private static JsonNode Output(OutputMember output) => new JsonObject
    {
        ["name"] = output.Name,
        ["typeName"] = output.Facts.TypeName ?? Alias(output.ValueType),
        ["displayName"] = output.Facts.DisplayName ?? Words(output.Name),
        ["description"] = output.Facts.Description ?? "",
        ["order"] = 0,
        ["isBrowsable"] = true,
        ["isSerializable"] = true,
        ["isSynthetic"] = false,
    };

    private static IEnumerable<JsonNode> Ports(ActivityAttribute facts) => facts.EmbeddedPorts
        .Select(p => Port(p, "Embedded", !facts.HiddenPorts.Contains(p)))
        .Concat(facts.Outcomes.Select(p => Port(p, "Flow", isBrowsable: true)));

    private static JsonObject Port(string name, string type, bool isBrowsable) =>
        new JsonObject { ["name"] = name, ["displayName"] = name, ["type"] = type, ["isBrowsable"] = isBrowsable };

    /// <summary>Elsa's alias of a type.</summary>
    private static string Alias(Type type)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        if (plain == typeof(JsonObject)) return "ObjectDictionary";
        if (plain == typeof(JsonArray)) return "List<Object>";
        if (plain == typeof(JsonNode)) return "Object";
        if (plain == typeof(IReadOnlyList<string>)) return "List<String>";
        return plain.Name;
    }
}
