using System.Text.Json.Nodes;
using CaseFlow.Workflows.Moving;
using CaseFlow.Workflows.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Workflows.Tests.Moving;

/// <summary>Moves instances of a test's house to the version published last.</summary>
internal static class Movers
{
    public static async Task<MovePlan> MoveAsync(this TestHouse house, Guid instance, params (string From, string To)[] mapping)
    {
        var to = await house.LatestAsync(instance);
        return (await house.WorkAsync(s => s.GetRequiredService<InstanceMover>().MoveAsync(instance, to, Said(mapping), default)))!;
    }

    public static async Task<MovePlan> PreviewAsync(this TestHouse house, Guid instance, params (string From, string To)[] mapping)
    {
        var to = await house.LatestAsync(instance);
        return (await house.WorkAsync(s => s.GetRequiredService<InstanceMover>().PreviewAsync(instance, to, Said(mapping), default)))!;
    }

    /// <summary>A container of activities.</summary>
    public static JsonObject Holding(string id, string type, params JsonObject[] activities)
    {
        var container = A.Activity(id, type);
        container["activities"] = new JsonArray([.. activities]);
        return container;
    }

    public static JsonObject Loop(string id, string type, JsonObject body, params (string Name, JsonNode? Value)[] inputs)
    {
        var loop = A.Activity(id, type, inputs);
        loop["body"] = body;
        return loop;
    }

    /// <summary>A definition whose root is this activity.</summary>
    public static JsonObject Rooted(JsonObject root, string id = "d") =>
        new() { ["definitionId"] = id, ["name"] = id, ["variables"] = new JsonArray(), ["root"] = root };

    public static JsonObject TaskWith(string id, params string[] outcomes)
    {
        var task = A.Task(id);
        task["outcomes"] = A.Object(new JsonArray([.. outcomes.Select(o => JsonValue.Create(o))]));
        return task;
    }

    private static async Task<Guid> LatestAsync(this TestHouse house, Guid instance)
    {
        var definition = (await house.InstanceAsync(instance)).DefinitionId;
        return (await house.RowsAsync<DefinitionRow>()).Single(d => d.DefinitionId == definition && d.IsPublished).Id;
    }

    private static Dictionary<string, string> Said((string From, string To)[] mapping) => mapping.ToDictionary(m => m.From, m => m.To);
}
