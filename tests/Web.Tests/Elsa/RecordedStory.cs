using System.Text.Json;
using System.Text.Json.Nodes;
using CaseFlow.Web.Tests.Hosting;

namespace CaseFlow.Web.Tests.Elsa;

/// <summary>An administrator with the workflows that were run while a real Elsa's answers were recorded: the same steps under the same ids.</summary>
internal sealed class RecordedStory(Designer designer)
{
    /// <summary>Waits at <c>task1</c> and then at <c>task2</c>; with an amount of more than ten it takes the way over <c>big</c>.</summary>
    private const string Anchor = "workflow-definitions-by-id";

    public HttpClient Admin => designer.Client;

    public static async Task<RecordedStory> OpenAsync(TestHouse house) => new(await Designer.OpenAsync(house));

    public Task<string> PublishAnchorAsync()
    {
        var model = JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Elsa", "Recorded", $"{Anchor}.json")))!.AsObject();
        foreach (var ofServer in (string[])["links", "id", "createdAt", "version", "isLatest", "isPublished"]) model.Remove(ofServer);
        model["options"]!["usableAsActivity"] = false;
        var activities = model["root"]!["activities"]!.AsArray();
        // We have neither Liquid nor templates.
        foreach (var way in activities.Where(a => a!["id"]!.GetValue<string>() is "small" or "big"))
        {
            way!["text"]!["expression"] = new JsonObject { ["type"] = "JavaScript", ["value"] = "'way ' + getAmount()" };
        }

        return PublishAsync(model);
    }

    /// <summary>One step that fails.</summary>
    public Task<string> PublishFaultAsync() => PublishAsync(new()
    {
        ["root"] = new JsonObject
        {
            ["type"] = "Elsa.Flowchart",
            ["version"] = 1,
            ["id"] = "flow1",
            ["activities"] = new JsonArray(new JsonObject
            {
                ["type"] = "Elsa.Fault",
                ["version"] = 1,
                ["id"] = "boom",
                ["name"] = "boom",
                ["code"] = Literal("E1"),
                ["category"] = Literal("Test"),
                ["faultType"] = Literal("System"),
                ["message"] = Literal("boom"),
            }),
            ["connections"] = new JsonArray(),
        },
    });

    public async Task<string> PublishAsync(JsonObject model)
    {
        var id = $"test-{Guid.CreateVersion7():N}";
        model["definitionId"] = id;
        model["name"] = id;
        await designer.SaveAsync(model, publish: true);
        return id;
    }

    public async Task<Guid> StartAsync(string definitionId, object? input = null, string? correlationId = null, string? name = null)
    {
        var state = (await PostAsync($"workflow-definitions/{definitionId}/execute", new { input, correlationId, name }))!["workflowState"]!;
        return state["id"]!.GetValue<Guid>();
    }

    /// <summary>Completes the one task that the instance waits for.</summary>
    public async Task CompleteAsync(Guid id, object? result = null)
    {
        var bookmark = (await GetAsync($"workflow-instances/{id}"))!["workflowState"]!["bookmarks"]!.AsArray().Single()!;
        await PostAsync($"tasks/{bookmark["payload"]!["taskId"]!.GetValue<string>()}/complete", new { result });
    }

    public Task<JsonNode?> GetAsync(string path) => designer.GetAsync($"/{path}");

    public Task<JsonNode?> PostAsync(string path, object? body = null) => designer.PostAsync($"/{path}", JsonSerializer.SerializeToNode(body, JsonSerializerOptions.Web));

    public static JsonObject Literal(string text) => Expression("Literal", text);

    public static JsonObject Expression(string type, string value) =>
        new() { ["typeName"] = "String", ["expression"] = new JsonObject { ["type"] = type, ["value"] = value } };
}
