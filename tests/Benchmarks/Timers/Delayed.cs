using System.Text.Json.Nodes;
using CaseFlow.Workflows.Definitions;

namespace CaseFlow.Benchmarks.Timers;

/// <summary>Waits for a day, then ends.</summary>
internal static class Delayed
{
    public const string Id = "benchmark-delayed";

    public static WorkflowDefinition Definition() => WorkflowDefinition.Read(new JsonObject
    {
        ["definitionId"] = Id,
        ["name"] = "A delay",
        ["variables"] = new JsonArray(),
        ["root"] = new JsonObject
        {
            ["type"] = "Elsa.Sequence",
            ["version"] = 1,
            ["id"] = "sequence",
            ["activities"] = new JsonArray(
                Activity("delay", "Elsa.Delay", "timeSpan", "1.00:00:00"),
                Activity("after", "Elsa.WriteLine", "text", "A day has passed")),
        },
    }.ToJsonString());

    private static JsonObject Activity(string id, string type, string input, string value) => new()
    {
        ["id"] = id,
        ["name"] = id,
        ["type"] = type,
        ["version"] = 1,
        [input] = new JsonObject { ["typeName"] = "Object", ["expression"] = new JsonObject { ["type"] = "Literal", ["value"] = value } },
    };
}
