using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CaseFlow.Web.Tests.Definitions;
using CaseFlow.Web.Tests.Hosting;
using static CaseFlow.Web.Tests.Definitions.DefinitionClient;

namespace CaseFlow.Web.Tests.Editing;

/// <summary>What pages of the designer send while somebody edits.</summary>
internal static class EditingHouse
{
    /// <summary>A flowchart with <paramref name="activities"/> lines.</summary>
    public static JsonObject Lines(string id, int activities, string text = "one") =>
        Flow(id, text, [.. Enumerable.Range(2, Math.Max(0, activities - 1)).Select(n => Line($"line{n.ToString(CultureInfo.InvariantCulture)}", text))]);

    public static JsonObject Empty(string id)
    {
        var flow = Flow(id, "");
        flow["root"]!["activities"] = new JsonArray();
        return flow;
    }

    /// <summary>With the first activity dragged to another place.</summary>
    public static JsonObject Dragged(this JsonObject flow, int x)
    {
        flow["root"]!["activities"]![0]!["metadata"] =
            new JsonObject { ["designer"] = new JsonObject { ["position"] = new JsonObject { ["x"] = x, ["y"] = 10 } } };
        return flow;
    }

    /// <summary>As another administrator stored it.</summary>
    public static async Task StoredAsync(this TestHouse house, JsonObject definition)
    {
        using var admin = await house.ClientOfAsync("admin");
        await (await admin.CreateAsync(definition)).SaidAsync(HttpStatusCode.Created);
    }

    public static async Task<JsonObject> SeatAsync(this HttpClient page, string id, string what = "") =>
        await (await page.PostAsync($"{Root}/{id}/seat{what}", null)).SaidAsync();

    public static bool IsMine(this JsonObject seat) => (bool)seat["isMine"]!;

    /// <summary>What Studio posts half a second after every touch.</summary>
    public static Task<HttpResponseMessage> StudioSavesAsync(this HttpClient page, JsonObject model, bool? publish = null) =>
        page.PostAsJsonAsync("/elsa/api/workflow-definitions", new { model, publish });

    public static async Task<bool> MayEditAsync(this HttpClient page, string id)
    {
        var definition = await (await page.GetAsync($"/elsa/api/workflow-definitions/by-definition-id/{id}?versionOptions=Latest")).SaidAsync();
        return definition["links"]!.AsArray().Any(l => (string?)l!["rel"] == "publish");
    }

    /// <summary>Refused as Studio shows it.</summary>
    public static async Task<string> StudioRefusedAsync(this HttpResponseMessage answer, string code)
    {
        var body = await answer.SaidAsync(HttpStatusCode.BadRequest);
        ((string?)body["code"]).Should().Be(code);
        return (string)body["errors"]!["generalErrors"]!.AsArray().Single()!;
    }

    public static async Task<JsonArray> SavesAsync(this HttpClient admin, string id, string query = "") =>
        (await (await admin.GetAsync($"{Root}/{id}/saves{query}")).SaidAsync())["items"]!.AsArray();

    public static async Task<string> StoredTextAsync(this HttpClient admin, string id) => await admin.GetStringAsync($"{Root}/{id}/export");
}
