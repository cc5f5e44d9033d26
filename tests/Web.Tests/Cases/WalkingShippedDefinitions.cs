using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using CaseFlow.Domain.Tasks;
using CaseFlow.Workflows.Definitions;

namespace CaseFlow.Web.Tests.Cases;

/// <summary>Every file that we ship, read as the runtime reads it and walked from its start along every connection. That the runtime accepts
/// them is shown by every house that opens.</summary>
public sealed class WalkingShippedDefinitions
{
    public static TheoryData<string> Files => [.. Names()];

    [Fact]
    public void All_of_T1_to_T9_is_there() => Names().Should().Contain(
    [
        "household-case", "detection", "township-verification", "county-review", "monitoring-recognition", "insurance-referral",
        "civil-affairs-referral", "charity-referral", "care-plan", "closure-and-follow-up",
    ]);

    [Theory, MemberData(nameof(Files))]
    public void Every_activity_is_reached_from_the_start(string file)
    {
        var root = Root(file);
        var next = Connections(root).ToLookup(c => c.From, c => c.To);
        var start = Activities(root).Single(a => (bool)a["customProperties"]!["canStartWorkflow"]!)["id"]!.GetValue<string>();

        var reached = new HashSet<string> { start };
        var open = new Queue<string>(reached);
        while (open.TryDequeue(out var at))
        {
            foreach (var to in next[at].Where(reached.Add))
            {
                open.Enqueue(to);
            }
        }

        reached.Should().BeEquivalentTo(Activities(root).Select(a => a["id"]!.GetValue<string>()));
    }

    [Theory, MemberData(nameof(Files))]
    public void Every_connection_leaves_by_an_outcome_that_its_source_has(string file)
    {
        var root = Root(file);
        var ports = Activities(root).Where(a => a["outcomes"] is not null).ToDictionary(
            a => a["id"]!.GetValue<string>(),
            a => Array(a, "outcomes").Select(o => o is JsonObject named ? named["name"]!.GetValue<string>() : o!.GetValue<string>()).ToList());

        Connections(root).Where(c => ports.ContainsKey(c.From) && !ports[c.From].Contains(c.Port)).Should().BeEmpty();
    }

    [Theory, MemberData(nameof(Files))]
    public void Every_form_can_be_drawn_and_is_written_in_both_languages(string file)
    {
        foreach (var task in Activities(Root(file)).Where(a => a["type"]!.GetValue<string>() == "CaseFlow.AssignTask"))
        {
            var fields = Form.Read(Array(task, "fields")).Fields;
            var outcomes = TaskOutcome.ReadAll(TaskOutcome.Join(Array(task, "outcomes"), Array(task, "outcomeDetails")));

            fields.Select(f => f.Label).Concat(outcomes.Select(o => o.Label)).Concat(outcomes.Select(o => o.Next!))
                .Should().OnlyContain(l => l.En.Length > 0 && l.ZhHans.Any(c => c >= 0x4e00), $"{file}:{task["id"]}");
            fields.SelectMany(f => f.Outcomes ?? []).Should().BeSubsetOf(outcomes.Select(o => o.Name));
            fields.Where(f => f.RequiredWhen is not null).Select(f => f.RequiredWhen!.Field).Should().BeSubsetOf(fields.Select(f => f.Name));
        }
    }

    [Theory, MemberData(nameof(Files))]
    public void Every_step_is_described(string file)
    {
        var described = File.ReadAllText(Path.Combine(Folder(), "..", "docs", "case-steps.md"));

        foreach (var step in Activities(Root(file)).Where(a => a["type"]!.GetValue<string>() == "CaseFlow.CaseStep"))
        {
            described.Should().Contain($"`{step["step"]!["expression"]!["value"]!.GetValue<string>()}`");
        }
    }

    private static IEnumerable<string> Names() => Directory.EnumerateFiles(Folder(), "*.json").Select(f => Path.GetFileNameWithoutExtension(f));

    private static JsonObject Root(string file)
    {
        var bytes = File.ReadAllBytes(Path.Combine(Folder(), file + ".json"));
        WorkflowDefinition.Read(bytes).DefinitionId.Should().Be(file);
        return (JsonObject)JsonNode.Parse(bytes)!["root"]!;
    }

    private static IEnumerable<JsonObject> Activities(JsonObject root) => root["activities"]!.AsArray().Select(a => a!.AsObject());

    private static IEnumerable<(string From, string Port, string To)> Connections(JsonObject root) => root["connections"]!.AsArray().Select(c => (
        c!["source"]!["activity"]!.GetValue<string>(), c["source"]!["port"]!.GetValue<string>(), c["target"]!["activity"]!.GetValue<string>()));

    private static JsonArray Array(JsonObject activity, string input) =>
        (JsonArray)JsonNode.Parse(activity[input]!["expression"]!["value"]!.GetValue<string>())!;

    private static string Folder([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "workflow-definitions"));
}
