using System.Text.Json.Nodes;
using CaseFlow.Web.Resources;

namespace CaseFlow.Web.Features.Elsa.Activities;

/// <summary>Puts a descriptor's words into the reader's language. What has no words of its own keeps what its class says.</summary>
internal sealed class ToolboxWords(Texts texts)
{
    public JsonObject Say(JsonObject descriptor)
    {
        var type = (string)descriptor["typeName"]!;
        var at = $"activity.{(type.StartsWith("CaseFlow.", StringComparison.Ordinal) ? type["CaseFlow.".Length..] : type)}";
        Put(descriptor, "category", $"activityCategory.{descriptor["category"]}");
        Put(descriptor, "displayName", at);
        Put(descriptor, "description", $"{at}.help");
        foreach (var input in Members(descriptor, "inputs").Concat(Members(descriptor, "outputs")))
        {
            var name = (string)input["name"]!;
            Put(input, "displayName", $"{at}.{name}", $"activityInput.{name}");
            Put(input, "description", $"{at}.{name}.help", $"activityInput.{name}.help");
            Put(input, "category", $"activityInputCategory.{input["category"]}");
            if (input["uiSpecifications"] is JsonObject specifications) Adorn(specifications, $"{at}.{name}.unit", $"activityInput.{name}.unit");
        }

        foreach (var port in Members(descriptor, "ports")) Put(port, "displayName", $"{at}.port.{port["name"]}", $"activityPort.{port["name"]}", $"caseStage.{port["name"]}");
        foreach (var (name, value) in descriptor["constructionProperties"] as JsonObject ?? [])
        {
            if (value?["expression"] is JsonObject expression) Put(expression, "value", $"{at}.{name}.preset");
        }

        return descriptor;
    }

    private static IEnumerable<JsonObject> Members(JsonObject descriptor, string list) => (descriptor[list] as JsonArray ?? []).OfType<JsonObject>();

    private void Put(JsonObject on, string member, params string[] codes)
    {
        if (codes.FirstOrDefault(texts.Knows) is { } code) on[member] = texts[code];
    }

    private void Adorn(JsonObject specifications, params string[] codes)
    {
        if (codes.FirstOrDefault(texts.Knows) is { } code) specifications["singleline"] = new JsonObject { ["adornmentText"] = texts[code] };
    }
}
