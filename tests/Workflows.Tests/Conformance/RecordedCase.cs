using System.Text.Json.Nodes;

namespace CaseFlow.Workflows.Tests.Conformance;

/// <summary>A definition or several, what to do with them, and what a real Elsa server did.</summary>
internal sealed class RecordedCase
{
    private readonly JsonNode file;

    private RecordedCase(JsonNode file) => this.file = file;

    public static IEnumerable<string> Names => Directory.EnumerateFiles(Folder, "*.json").Select(f => Path.GetFileNameWithoutExtension(f)!).Order(StringComparer.Ordinal);

    public IEnumerable<JsonObject> Definitions => file["definitions"]!.AsArray().Select(d => (JsonObject)d!);

    public IEnumerable<JsonObject> Steps => file["drive"]!.AsArray().Select(s => (JsonObject)s!);

    public JsonObject Expected => (JsonObject)file["expected"]!;

    public IEnumerable<(string Path, string How)> Varying =>
        (file["nondeterministic"] as JsonArray ?? []).Select(n => ((string)n!["path"]!, (string)n["how"]!));

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "Cases");

    public static async Task<RecordedCase> ReadAsync(string name) => new(JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(Folder, name + ".json")))!);

    public JsonObject ModelOf(string key) => (JsonObject)Definitions.Single(d => (string)d["key"]! == key)["model"]!;

    public string? KeyOf(string definitionId) => (string?)Definitions.FirstOrDefault(d => (string)d["model"]!["definitionId"]! == definitionId)?["key"];
}
