using System.Text.Json.Nodes;
using CaseFlow.Workflows.Definitions;

namespace CaseFlow.Benchmarks.Workflow;

/// <summary>The measured definition: eight activities, four of them waits, with two variables. Started and resumed four times it has ended.</summary>
internal static class Eight
{
    public const string Id = "benchmark-eight";
    public const int Resumes = 4;
    public const int Bursts = Resumes + 1;

    private static readonly string[] Order = ["receive", "wait1", "count", "wait2", "note", "wait3", "decide", "wait4"];

    /// <param name="edition">Goes into a text of the definition, so that every edition is a version of its own.</param>
    public static WorkflowDefinition Definition(int edition = 1) => WorkflowDefinition.Read(Json(edition).ToJsonString());

    private static JsonObject Json(int edition) => new()
    {
        ["definitionId"] = Id,
        ["name"] = "Eight activities",
        ["description"] = $"Edition {edition}",
        ["variables"] = new JsonArray(Variable("count", "Int32", "0"), Variable("outcome", "String", "")),
        ["root"] = new JsonObject
        {
            ["type"] = "Elsa.Flowchart",
            ["version"] = 1,
            ["id"] = "flow",
            ["activities"] = new JsonArray(
                Activity("receive", "Elsa.WriteLine", ("text", Literal("A case is received"))),
                Waiting("wait1"),
                Activity("count", "Elsa.SetVariable", ("variable", Reference("count")), ("value", Literal(edition))),
                Waiting("wait2"),
                Activity("note", "Elsa.WriteLine", ("text", Literal("The township has reviewed it"))),
                Waiting("wait3"),
                Activity("decide", "Elsa.SetVariable", ("variable", Reference("count")), ("value", new JsonObject { ["typeName"] = "Int32", ["expression"] = new JsonObject { ["type"] = "Variable", ["value"] = Reference("count") } })),
                Waiting("wait4")),
            ["connections"] = new JsonArray([.. Order.Zip(Order.Skip(1), Connection)]),
        },
    };

    private static JsonObject Waiting(string id)
    {
        var wait = Activity(id, "Benchmark.Wait", ("taskName", Literal(id)));
        wait["outcome"] = new JsonObject { ["typeName"] = "String", ["memoryReference"] = new JsonObject { ["id"] = "v-outcome" } };
        return wait;
    }

    private static JsonObject Activity(string id, string type, params (string Name, JsonNode Value)[] inputs)
    {
        var activity = new JsonObject { ["id"] = id, ["name"] = id, ["type"] = type, ["version"] = 1 };
        foreach (var (name, value) in inputs) activity[name] = value;
        return activity;
    }

    private static JsonObject Variable(string name, string type, string value) =>
        new() { ["id"] = "v-" + name, ["name"] = name, ["typeName"] = type, ["value"] = value };

    private static JsonObject Reference(string name) => new() { ["id"] = "v-" + name, ["name"] = name };

    private static JsonObject Literal(JsonNode value) =>
        new() { ["typeName"] = "Object", ["expression"] = new JsonObject { ["type"] = "Literal", ["value"] = value } };

    private static JsonNode Connection(string from, string to) => new JsonObject
    {
        ["source"] = new JsonObject { ["activity"] = from, ["port"] = "Done" },
        ["target"] = new JsonObject { ["activity"] = to, ["port"] = "In" },
    };
}
