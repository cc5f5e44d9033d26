using System.Text.Json.Nodes;

namespace CaseFlow.Workflows.Tests;

/// <summary>Definitions in Elsa's form, written short.</summary>
internal static class A
{
    /// <param name="id">The definition's id.</param>
    /// <param name="connections">Lines such as <c>review.Approved>close</c>; a port left out is Done.</param>
    /// <param name="activities">The flowchart's.</param>
    public static JsonObject Flow(string id, string connections, params JsonObject[] activities) => new()
    {
        ["definitionId"] = id,
        ["name"] = id,
        ["variables"] = new JsonArray(),
        ["root"] = new JsonObject
        {
            ["type"] = "Elsa.Flowchart",
            ["version"] = 1,
            ["id"] = "flow",
            ["activities"] = new JsonArray([.. activities]),
            ["connections"] = new JsonArray([.. connections.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Connection)]),
        },
    };

    public static JsonObject With(this JsonObject definition, params (string Name, string Type, string? Value)[] variables)
    {
        foreach (var (name, type, value) in variables)
        {
            ((JsonArray)definition["variables"]!).Add(new JsonObject { ["id"] = "v" + name, ["name"] = name, ["typeName"] = type, ["value"] = value });
        }

        return definition;
    }

    /// <summary>Puts an activity before a flow of one.</summary>
    public static JsonObject Prepend(this JsonObject definition, JsonObject first)
    {
        var root = definition["root"]!;
        var only = (string)root["activities"]![0]!["id"]!;
        root["activities"]!.AsArray().Insert(0, first);
        root["connections"]!.AsArray().Add(Connection($"{first["id"]}>{only}"));
        return definition;
    }

    public static JsonObject Activity(string id, string type, params (string Name, JsonNode? Value)[] inputs)
    {
        var activity = new JsonObject { ["id"] = id, ["name"] = id, ["type"] = type, ["version"] = 1 };
        foreach (var (name, value) in inputs) activity[name] = value;
        return activity;
    }

    public static JsonObject Line(string id, string? merge = null)
    {
        var line = Activity(id, "Elsa.WriteLine", ("text", Literal(id)));
        if (merge is not null) line["customProperties"] = new JsonObject { ["mergeMode"] = merge };
        return line;
    }

    public static JsonObject Task(string id) => Activity(
        id, "CaseFlow.AssignTask", ("kind", Literal(id)), ("title", Literal("Title of " + id)), ("role", Literal("TownshipOfficer")));

    public static JsonObject Set(string id, string variable, JsonNode value) => Activity(
        id, "Elsa.SetVariable", ("variable", new JsonObject { ["id"] = "v" + variable, ["name"] = variable }), ("value", value));

    public static JsonObject Decision(string id, string script) => Activity(id, "Elsa.FlowDecision", ("condition", Script(script)));

    public static JsonObject Fork(string id, params string[] branches) => Activity(
        id, "Elsa.FlowFork", ("branches", Object(new JsonArray([.. branches.Select(b => JsonValue.Create(b))]))));

    public static JsonObject Join(string id, string mode) => Activity(id, "Elsa.FlowJoin", ("mode", Literal(mode)));

    public static JsonObject Literal(JsonNode? value) => Wrapped("Literal", value);

    public static JsonObject Script(string source) => Wrapped("JavaScript", source);

    public static JsonObject Object(JsonNode value) => Wrapped("Object", value);

    public static JsonObject Bound(string variable) =>
        new() { ["typeName"] = "Object", ["memoryReference"] = new JsonObject { ["id"] = "v" + variable } };

    private static JsonObject Wrapped(string type, JsonNode? value) =>
        new() { ["typeName"] = "Object", ["expression"] = new JsonObject { ["type"] = type, ["value"] = value } };

    private static JsonNode Connection(string line)
    {
        var (from, to) = (line.Split('>')[0], line.Split('>')[1]);
        var (source, port) = from.Split('.') is [var s, var p] ? (s, p) : (from, "Done");
        return new JsonObject
        {
            ["source"] = new JsonObject { ["activity"] = source, ["port"] = port },
            ["target"] = new JsonObject { ["activity"] = to, ["port"] = "In" },
        };
    }
}
