using System.Text.Json.Nodes;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Definitions.Soundness;
using CaseFlow.Workflows.Runtime;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Workflows.Tests.Activities;

/// <summary>The designer is told of an activity what a real Elsa server tells it. <c>elsa-descriptors.json</c> has the facts, as recorded from one.</summary>
public sealed class DescribingActivities
{
    private static readonly JsonNode Facts = JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Facts", "elsa-descriptors.json")))!;
    private static readonly Descriptors Ours = new(new ActivityRegistry([typeof(ActivityRegistry).Assembly]));

    public static TheoryData<string> Types => [.. Facts["activities"]!.AsArray().Select(a => (string)a!["typeName"]!)];

    [Theory]
    [MemberData(nameof(Types))]
    public void Agrees_with_Elsa(string type)
    {
        var recorded = Facts["activities"]!.AsArray().Single(a => (string)a!["typeName"]! == type)!;

        var described = Ours.Find(type);

        described.Should().NotBeNull();
        Reduced(described!, recorded).Should().Be(Shown(recorded));
    }

    [Fact]
    public void No_type_and_version_twice() =>
        Ours.All().Select(d => $"{d["typeName"]} {d["version"]}").Should().OnlyHaveUniqueItems();

    [Fact]
    public void Every_activity_says_what_it_is_for() =>
        Ours.All().Where(d => (bool)d["isBrowsable"]! && ((string)d["description"]!).Length == 0).Select(d => (string)d["typeName"]!).Should().BeEmpty();

    [Fact]
    public async Task What_is_left_out_is_refused_by_its_position()
    {
        using var house = new TestHouse();
        // A workflow used as an activity has a type name of its own.
        var leftOut = Facts["leftOut"]!.AsArray().Select(t => (string)t!).Where(t => !t.Contains("WorkflowDefinitionActivity", StringComparison.Ordinal)).Append("Elsa.ReadLine").ToList();
        var flow = A.Flow("left-out", "", [.. leftOut.Select((type, i) => A.Activity($"a{i}", type))]);

        var findings = await house.WorkAsync(async s =>
            await s.GetRequiredService<DefinitionValidator>().ValidateAsync(WorkflowDefinition.Read(flow.ToJsonString()), DefinitionLibrary.Empty, default));

        findings.Where(f => f.Code == "activity.not_supported").Select(f => (f.Path, f.Subject))
            .Should().Equal(leftOut.Select((type, i) => ($"/root/activities/{i}/type", type)));
    }

    /// <summary>Of ours, what the facts speak of.</summary>
    private static string Reduced(JsonObject ours, JsonNode recorded)
    {
        var reduced = (JsonObject)recorded.DeepClone();
        foreach (var (name, value) in recorded.AsObject())
        {
            reduced[name] = value is JsonArray
                ? new JsonArray([.. ours[name]!.AsArray().Select((member, i) => Reduced((JsonObject)member!, name, value.AsArray().ElementAtOrDefault(i) as JsonObject))])
                : ours[name]?.DeepClone();
        }

        return Shown(reduced);
    }

    // Elsa's own hint for lists and dictionaries, a drop-down that offers nothing, is no fact: ours have an editor.
    private static JsonNode Reduced(JsonObject member, string kind, JsonObject? fact)
    {
        string[] names = kind switch
        {
            "inputs" => ["name", "typeName", "displayName", "uiHint", "isWrapped", "autoEvaluate", "defaultValue", "defaultSyntax", "category"],
            "outputs" => ["name", "typeName", "displayName"],
            _ => ["name", "type", "isBrowsable"],
        };
        var reduced = new JsonObject(names.Where(n => member[n] is not null && (n != "uiHint" || fact?[n] is not null)).Select(n => KeyValuePair.Create(n, member[n]?.DeepClone())));
        if (member["uiSpecifications"]?["dropdown"]?["selectList"]?["items"] is JsonArray items) reduced["options"] = new JsonArray([.. items.Select(i => i!["value"]!.DeepClone())]);
        return reduced;
    }

    private static string Shown(JsonNode node) => node.ToJsonString(new() { WriteIndented = true });
}
