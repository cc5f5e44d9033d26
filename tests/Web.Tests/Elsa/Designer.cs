using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CaseFlow.Web.Tests.Hosting;

namespace CaseFlow.Web.Tests.Elsa;

/// <summary>Asks what Elsa Studio asks, as an administrator.</summary>
internal sealed class Designer(HttpClient client) : IDisposable
{
    public const string Root = "/elsa/api";

    public HttpClient Client => client;

    public static async Task<Designer> OpenAsync(TestHouse house, string? language = null)
    {
        var client = await house.ClientOfAsync("admin");
        if (language is not null) client.DefaultRequestHeaders.Add("Cookie", $"language={language}");
        return new(client);
    }

    public async Task<JsonNode?> GetAsync(string path, HttpStatusCode status = HttpStatusCode.OK) => await ReadAsync(await client.GetAsync(Root + path), status);

    public async Task<JsonNode?> PostAsync(string path, JsonNode? body = null, HttpStatusCode status = HttpStatusCode.OK) =>
        await ReadAsync(await client.PostAsJsonAsync(Root + path, body ?? new JsonObject()), status);

    public async Task<JsonNode?> DeleteAsync(string path, HttpStatusCode status) => await ReadAsync(await client.DeleteAsync(Root + path), status);

    /// <summary>What the designer posts half a second after every touch.</summary>
    public async Task<JsonObject> SaveAsync(JsonNode model, bool? publish = null) =>
        (await PostAsync("/workflow-definitions", new JsonObject { ["model"] = model.DeepClone(), ["publish"] = publish }))!.AsObject();

    /// <summary>Saves it.</summary>
    /// <returns>The definition, as it was answered.</returns>
    public async Task<JsonObject> DefinitionAsync(JsonNode model, bool? publish = null) => (await SaveAsync(model, publish))["workflowDefinition"]!.AsObject();

    /// <summary>Refused in the form that Studio shows.</summary>
    /// <returns>The code.</returns>
    public static async Task<string> RefusedAsync(HttpResponseMessage answer, HttpStatusCode status = HttpStatusCode.BadRequest)
    {
        var body = (await ReadAsync(answer, status))!.AsObject();
        ((int)body["statusCode"]!).Should().Be((int)status);
        ((string)body["message"]!).Should().NotBeEmpty();
        body["errors"]!["generalErrors"]!.AsArray().Should().NotBeEmpty().And.OnlyContain(line => line!.GetValue<string>().Length > 0);
        return (string)body["code"]!;
    }

    public void Dispose() => client.Dispose();

    private static async Task<JsonNode?> ReadAsync(HttpResponseMessage answer, HttpStatusCode status)
    {
        var text = await answer.Content.ReadAsStringAsync();
        answer.StatusCode.Should().Be(status, text);
        if (text.Length > 0) answer.Content.Headers.ContentType?.MediaType.Should().Be("application/json", text);
        return text.Length == 0 ? null : JsonNode.Parse(text);
    }
}
