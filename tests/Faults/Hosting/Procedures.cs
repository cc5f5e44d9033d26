using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CaseFlow.Faults.Hosting;

/// <summary>The shipped definitions, but every case waits for a short timer before anybody is asked: so timers fall due all the time, also while the
/// host is dead.</summary>
internal static class Procedures
{
    private const string Pause = "00:00:02";
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void WriteTo(string folder)
    {
        Directory.CreateDirectory(folder);
        foreach (var file in Directory.EnumerateFiles(HostBuilds.Definitions, "*.json"))
        {
            var definition = JsonNode.Parse(File.ReadAllText(file))!.AsObject();
            if (definition["definitionId"]!.GetValue<string>() == "detection")
            {
                BeginWithAPause(definition["root"]!.AsObject());
            }

            File.WriteAllText(Path.Combine(folder, Path.GetFileName(file)), definition.ToJsonString(Json));
        }
    }

    private static void BeginWithAPause(JsonObject flowchart)
    {
        var activities = flowchart["activities"]!.AsArray();
        var first = activities.Select(a => a!.AsObject()).First(a => a["customProperties"]?["canStartWorkflow"]?.GetValue<bool>() == true);
        first["customProperties"]!["canStartWorkflow"] = false;
        activities.Insert(0, new JsonObject
        {
            ["id"] = "pause",
            ["nodeId"] = $"{flowchart["nodeId"]}:pause",
            ["name"] = "pause",
            ["type"] = "Elsa.Delay",
            ["version"] = 1,
            ["customProperties"] = new JsonObject { ["canStartWorkflow"] = true, ["runAsynchronously"] = false },
            ["metadata"] = new JsonObject(),
            ["timeSpan"] = new JsonObject
            {
                ["typeName"] = "TimeSpan",
                ["expression"] = new JsonObject { ["type"] = "Literal", ["value"] = Pause },
            },
        });
        flowchart["connections"]!.AsArray().Add(new JsonObject
        {
            ["source"] = new JsonObject { ["activity"] = "pause", ["port"] = "Done" },
            ["target"] = new JsonObject { ["activity"] = first["id"]!.GetValue<string>(), ["port"] = "In" },
        });
    }
}
