using System.IO.Compression;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;

namespace CaseFlow.Web.Tests.Definitions;

/// <summary>Manages definitions as an administrator's client would.</summary>
internal static class DefinitionClient
{
    public const string Root = "/api/definitions";

    /// <summary>A flowchart with one line to write; <paramref name="more"/> are further activities.</summary>
    public static JsonObject Flow(string id, string line, params JsonObject[] more) => new()
    {
        ["definitionId"] = id,
        ["name"] = $"Flow {id}",
        ["root"] = new JsonObject
        {
            ["type"] = "Elsa.Flowchart",
            ["version"] = 1,
            ["id"] = "flow",
            ["activities"] = new JsonArray([Line("line", line), .. more]),
            ["connections"] = new JsonArray([.. more.Select(m => Connection("line", (string)m["id"]!))]),
        },
    };

    public static JsonObject Line(string id, string text) => Activity(id, "Elsa.WriteLine", ("text", "Literal", text));

    public static JsonObject Wait(string id) => Activity(id, "Elsa.Delay", ("timeSpan", "Literal", "01:00:00"));

    public static JsonObject Activity(string id, string type, params (string Name, string Syntax, string Value)[] inputs)
    {
        var activity = new JsonObject { ["id"] = id, ["name"] = id, ["type"] = type, ["version"] = 1 };
        foreach (var (name, syntax, value) in inputs)
        {
            activity[name] = new JsonObject { ["typeName"] = "String", ["expression"] = new JsonObject { ["type"] = syntax, ["value"] = value } };
        }

        return activity;
    }

    public static async Task<JsonObject> SaidAsync(this HttpResponseMessage answer, HttpStatusCode status = HttpStatusCode.OK)
    {
        var text = await answer.Content.ReadAsStringAsync();
        answer.StatusCode.Should().Be(status, text);
        return text.Length == 0 ? [] : JsonNode.Parse(text)!.AsObject();
    }

    /// <summary>Refused with this code.</summary>
    public static async Task<JsonObject> RefusedAsync(this HttpResponseMessage answer, HttpStatusCode status, string code)
    {
        var problem = await answer.SaidAsync(status);
        ((string?)problem["code"]).Should().Be(code, problem.ToJsonString());
        return problem["params"]!.AsObject();
    }

    public static async Task<JsonObject> SummaryAsync(this HttpClient admin, string id, string version = "latest") =>
        (await (await admin.GetAsync($"{Root}/{id}?version={version}")).SaidAsync())["summary"]!.AsObject();

    public static Task<HttpResponseMessage> CreateAsync(this HttpClient admin, JsonObject definition) =>
        admin.PostAsJsonAsync(Root, new { name = (string)definition["name"]!, definitionId = (string?)definition["definitionId"], definition });

    public static Task<HttpResponseMessage> SaveAsync(this HttpClient admin, JsonObject definition, int revision, bool publish = false) =>
        admin.PutAsJsonAsync($"{Root}/{definition["definitionId"]}", new { revision, definition, publish });

    public static Task<HttpResponseMessage> DoAsync(this HttpClient admin, string id, string what, object? body = null) =>
        admin.PostAsJsonAsync($"{Root}/{id}/{what}", body ?? new { });

    public static Task<HttpResponseMessage> UploadAsync(this HttpClient admin, byte[] file, bool publish = false) =>
        admin.PostAsync($"{Root}/import?publish={publish}", new ByteArrayContent(file));

    public static Task<HttpResponseMessage> UploadAsync(this HttpClient admin, JsonObject definition, bool publish = false) =>
        admin.UploadAsync(Encoding.UTF8.GetBytes(definition.ToJsonString()), publish);

    public static byte[] Zip(params (string Name, byte[] Content)[] files)
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in files)
            {
                using var entry = archive.CreateEntry(name, CompressionLevel.Fastest).Open();
                entry.Write(content);
            }
        }

        return bytes.ToArray();
    }

    public static IReadOnlyDictionary<string, byte[]> Unzip(byte[] zip)
    {
        using var archive = new ZipArchive(new MemoryStream(zip));
        return archive.Entries.ToDictionary(e => e.FullName, e =>
        {
            using var content = e.Open();
            using var read = new MemoryStream();
            content.CopyTo(read);
            return read.ToArray();
        });
    }

    private static JsonObject Connection(string from, string to) => new()
    {
        ["source"] = new JsonObject { ["activity"] = from, ["port"] = "Done" },
        ["target"] = new JsonObject { ["activity"] = to, ["port"] = "In" },
    };
}
