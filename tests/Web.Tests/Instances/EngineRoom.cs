using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using CaseFlow.Web.Tests.Hosting;

namespace CaseFlow.Web.Tests.Instances;

/// <summary>An administrator with small workflows at hand.</summary>
internal sealed class EngineRoom(HttpClient admin)
{
    public HttpClient Admin => admin;

    public static async Task<EngineRoom> EnterAsync(TestHouse house) => new(await house.ClientOfAsync("admin"));

    /// <summary>A sequence of RunTask steps of these ids.</summary>
    public Task<string> PublishTasksAsync(params string[] ids) => PublishAsync([.. ids.Select(id => new JsonObject
    {
        ["type"] = "Elsa.RunTask",
        ["version"] = 1,
        ["id"] = id,
        ["taskName"] = Text(id),
    })]);

    /// <summary>One step that fails as long as variable A has no member <c>ok</c>.</summary>
    public Task<string> PublishFailingAsync() => PublishAsync(
        [new JsonObject { ["type"] = "Elsa.WriteLine", ["version"] = 1, ["id"] = "w", ["text"] = Expression("JavaScript", "getA().ok + ''") }],
        new JsonObject { ["id"] = "vA", ["name"] = "A", ["typeName"] = "Object", ["storageDriverTypeName"] = "Elsa.Workflows.WorkflowInstanceStorageDriver" });

    public async Task<Guid> StartAsync(string definitionId)
    {
        var answer = await admin.PostAsJsonAsync($"/elsa/api/workflow-definitions/{definitionId}/execute", new { });
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("workflowState").GetProperty("id").GetGuid();
    }

    public async Task<JsonElement> ReadAsync(Guid id) => await admin.GetFromJsonAsync<JsonElement>($"/elsa/api/workflow-instances/{id}");

    public async Task<string> SubStatusAsync(Guid id) => (await ReadAsync(id)).GetProperty("subStatus").GetString()!;

    /// <summary>Completes the one task that the instance waits for.</summary>
    public async Task CompleteAsync(Guid id)
    {
        var bookmark = (await ReadAsync(id)).GetProperty("workflowState").GetProperty("bookmarks").EnumerateArray().Single();
        var task = bookmark.GetProperty("payload").GetProperty("taskId").GetString();
        (await admin.PostAsJsonAsync($"/elsa/api/tasks/{task}/complete", new { result = 1 })).EnsureSuccessStatusCode();
    }

    public Task<HttpResponseMessage> DoAsync(Guid id, string what) => admin.PostAsJsonAsync($"/api/instances/{id}/{what}", new { });

    public static async Task<string> CodeAsync(HttpResponseMessage answer) =>
        (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString()!;

    private static JsonObject Text(string text) => Expression("Literal", text);

    private static JsonObject Expression(string type, string value) =>
        new() { ["typeName"] = "String", ["expression"] = new JsonObject { ["type"] = type, ["value"] = value } };

    private async Task<string> PublishAsync(JsonArray steps, params JsonObject[] variables)
    {
        var id = $"test-{Guid.CreateVersion7():N}";
        var model = new JsonObject
        {
            ["definitionId"] = id,
            ["name"] = id,
            ["variables"] = new JsonArray([.. variables]),
            ["root"] = new JsonObject { ["type"] = "Elsa.Sequence", ["version"] = 1, ["id"] = "q", ["activities"] = steps },
        };
        var answer = await admin.PostAsJsonAsync("/elsa/api/workflow-definitions", new JsonObject { ["model"] = model, ["publish"] = true });
        answer.EnsureSuccessStatusCode();
        return id;
    }
}
