using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using CaseFlow.Web.Tests.Hosting;

namespace CaseFlow.Web.Tests.Moves;

public sealed class MovingRunningInstances(TestHouse house) : IClassFixture<TestHouse>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task They_are_previewed_then_moved_in_the_background_and_what_cannot_move_says_why()
    {
        using var admin = await house.ClientOfAsync("admin");
        await PublishAsync(admin, "moved", "t", "end");
        for (var i = 0; i < 3; i++) (await admin.PostAsJsonAsync("/elsa/api/workflow-definitions/moved/execute", new { })).EnsureSuccessStatusCode();
        await PublishAsync(admin, "moved", "t", "new");

        var preview = await PostAsync(admin, "/api/definitions/moved/moves/preview?pageSize=2", new { toVersion = 2 });
        var astray = await PostAsync(
            admin, "/api/definitions/moved/moves/preview", new { toVersion = 2, mapping = new Dictionary<string, string> { ["t"] = "new" } });
        var started = await PostAsync(admin, "/api/definitions/moved/moves", new { toVersion = 2 });
        var finished = await FinishedAsync(admin, $"/api/definitions/moved/moves/{started.GetProperty("id").GetGuid()}");
        var items = await admin.GetFromJsonAsync<JsonElement>($"/api/definitions/moved/moves/{started.GetProperty("id").GetGuid()}/items?status=Moved");

        preview.GetProperty("total").GetInt32().Should().Be(3);
        preview.GetProperty("items").EnumerateArray().Should().HaveCount(2).And.OnlyContain(p => p.GetProperty("isPossible").GetBoolean());
        astray.GetProperty("items")[0].GetProperty("reasons")[0].GetProperty("code").GetString().Should().Be("type_other");
        astray.GetProperty("items")[0].GetProperty("reasons")[0].GetProperty("text").GetString().Should().Contain("Elsa.WriteLine");
        (finished.GetProperty("moved").GetInt32(), finished.GetProperty("refused").GetInt32(), finished.GetProperty("waiting").GetInt32()).Should().Be((3, 0, 0));
        items.GetProperty("total").GetInt32().Should().Be(3);
    }

    [Fact]
    public async Task What_makes_no_sense_is_refused()
    {
        using var admin = await house.ClientOfAsync("admin");
        await PublishAsync(admin, "still", "t", "end");
        const string moves = "/api/definitions/still/moves";

        (await CodeAsync(admin, moves, new { toVersion = 9 })).Should().Be((HttpStatusCode.NotFound, "move.no_such_version"));
        (await CodeAsync(admin, moves, new { toVersion = 1 })).Should().Be((HttpStatusCode.Conflict, "move.nothing_to_move"));
        (await CodeAsync(admin, $"{moves}/{Guid.CreateVersion7()}/cancel", new { })).Should().Be((HttpStatusCode.NotFound, "move.not_found"));
        using var officer = await house.ClientOfAsync("county1");
        (await officer.PostAsJsonAsync(moves, new { toVersion = 1 })).StatusCode.Should().Be(HttpStatusCode.Forbidden);
    }

    private static async Task PublishAsync(HttpClient admin, string id, string task, string after)
    {
        var model = new JsonObject
        {
            ["definitionId"] = id,
            ["name"] = id,
            ["root"] = new JsonObject
            {
                ["type"] = "Elsa.Sequence",
                ["version"] = 1,
                ["id"] = "q",
                ["activities"] = new JsonArray(Step(task, "Elsa.RunTask", "taskName"), Step(after, "Elsa.WriteLine", "text")),
            },
        };
        (await admin.PostAsJsonAsync("/elsa/api/workflow-definitions", new { model, publish = true })).EnsureSuccessStatusCode();
    }

    private static JsonObject Step(string id, string type, string input) => new()
    {
        ["id"] = id,
        ["name"] = id,
        ["type"] = type,
        ["version"] = 1,
        [input] = new JsonObject { ["typeName"] = "String", ["expression"] = new JsonObject { ["type"] = "Literal", ["value"] = id } },
    };

    private static async Task<JsonElement> PostAsync(HttpClient admin, string path, object body)
    {
        var answer = await admin.PostAsJsonAsync(path, body);
        answer.IsSuccessStatusCode.Should().BeTrue(await answer.Content.ReadAsStringAsync());
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    private static async Task<(HttpStatusCode Status, string? Code)> CodeAsync(HttpClient admin, string path, object body)
    {
        var answer = await admin.PostAsJsonAsync(path, body);
        return (answer.StatusCode, (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString());
    }

    private static async Task<JsonElement> FinishedAsync(HttpClient admin, string path)
    {
        using var limit = new CancellationTokenSource(Patience);
        while (true)
        {
            var move = await admin.GetFromJsonAsync<JsonElement>(path, limit.Token);
            if (move.GetProperty("status").GetString() == "Finished") return move;
            await Task.Delay(50, limit.Token);
        }
    }
}
