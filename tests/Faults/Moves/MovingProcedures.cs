using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using CaseFlow.Faults.Hosting;

namespace CaseFlow.Faults.Moves;

/// <summary>The shipped definitions and one of our own, and a changed form of each that every running instance can move to.</summary>
internal static class MovingProcedures
{
    public const string Own = "moving";
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void WriteTo(string folder, bool changed)
    {
        Directory.CreateDirectory(folder);
        foreach (var file in Directory.EnumerateFiles(HostBuilds.Definitions, "*.json"))
        {
            Write(folder, Path.GetFileName(file), JsonNode.Parse(File.ReadAllText(file))!.AsObject(), changed);
        }

        Write(folder, $"{Own}.json", OwnProcedure(), changed);
    }

    /// <summary>Asks somebody and waits for thirty days, side by side.</summary>
    private static JsonObject OwnProcedure() => new()
    {
        ["definitionId"] = Own,
        ["name"] = Own,
        ["variables"] = new JsonArray(),
        ["root"] = new JsonObject
        {
            ["type"] = "Elsa.Flowchart",
            ["version"] = 1,
            ["id"] = "flow",
            ["activities"] = new JsonArray(
                Activity("begun", "Elsa.WriteLine", "text", "begun"),
                Fork(),
                Activity("ask", "Elsa.RunTask", "taskName", "ask"),
                Activity("wait", "Elsa.Delay", "timeSpan", "30.00:00:00"),
                Activity("join", "Elsa.FlowJoin", "mode", "WaitAny"),
                Activity("ended", "Elsa.WriteLine", "text", "ended")),
            ["connections"] = new JsonArray(
                Connection("begun", "Done", "fork"),
                Connection("fork", "a", "ask"),
                Connection("fork", "b", "wait"),
                Connection("wait", "Done", "join"),
                Connection("join", "Done", "ended"),
                Connection("ask", "Done", "join")),
        },
    };

    private static void Write(string folder, string file, JsonObject definition, bool changed)
    {
        if (changed) AddAStep(definition["root"]!.AsObject());
        File.WriteAllText(Path.Combine(folder, file), definition.ToJsonString(Json));
    }

    /// <summary>A new step on the last connection; and the connections, by whose position tokens are kept, in another order.</summary>
    private static void AddAStep(JsonObject flowchart)
    {
        if (flowchart["connections"] is not JsonArray { Count: > 0 } connections) return;

        var last = connections[^1]!.AsObject();
        var target = last["target"]!["activity"]!.GetValue<string>();
        last["target"] = new JsonObject { ["activity"] = "added", ["port"] = "In" };
        flowchart["activities"]!.AsArray().Add(Activity("added", "Elsa.WriteLine", "text", "added"));
        connections.Insert(0, Connection("added", "Done", target));
    }

    private static JsonObject Activity(string id, string type, string input, string value) => new()
    {
        ["id"] = id,
        ["name"] = id,
        ["type"] = type,
        ["version"] = 1,
        [input] = new JsonObject { ["typeName"] = "String", ["expression"] = new JsonObject { ["type"] = "Literal", ["value"] = value } },
    };

    private static JsonObject Fork()
    {
        var fork = Activity("fork", "Elsa.FlowFork", "branches", """["a","b"]""");
        fork["branches"]!["expression"]!["type"] = "Object";
        return fork;
    }

    private static JsonObject Connection(string source, string port, string target) => new()
    {
        ["source"] = new JsonObject { ["activity"] = source, ["port"] = port },
        ["target"] = new JsonObject { ["activity"] = target, ["port"] = "In" },
    };
}
