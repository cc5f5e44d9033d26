using System.Text.Json;
using System.Text.Json.Nodes;
using CaseFlow.Workflows.Expressions;

namespace CaseFlow.Workflows.Definitions.Layout;

/// <summary>Gives the activities of flowcharts their places on the canvas: from left to right, ways back apart from it, and space for the ports' names.</summary>
public static class CanvasLayout
{
    private const double BetweenColumns = 150;
    private const double BetweenRows = 50;
    private const double Margin = 60;
    private const double LeastWidth = 160;
    private const double MostWidth = 320;
    private const double LeastHeight = 54;
    private const double PortHeight = 24;
    private const double BetweenLanes = 20;
    private const double Beside = 30;

    /// <summary>What the names of ports take up.</summary>
    private const double AfterPorts = 90;

    private const int Grid = 10;

    /// <summary>Lays out every flowchart none of whose activities has a place yet; those that somebody laid out stay as they are.</summary>
    /// <returns>Whether anything was changed.</returns>
    public static bool LayOutWhereNobodyDid(WorkflowDefinition definition) => LayOut(definition, all: false);

    /// <summary>Lays out every flowchart anew.</summary>
    public static bool LayOut(WorkflowDefinition definition) => LayOut(definition, all: true);

    private static bool LayOut(WorkflowDefinition definition, bool all)
    {
        var charts = definition.Nodes.Skip(1).Where(n => n.Json["activities"] is JsonArray { Count: > 0 } activities
            && n.Json["connections"] is JsonArray
            && (all || !activities.OfType<JsonObject>().Any(HasPlace))).ToList();
        foreach (var chart in charts) LayOut(chart.Json);
        return charts.Count > 0;
    }

    private static bool HasPlace(JsonObject activity) =>
        (activity["metadata"] as JsonObject)?["designer"] is JsonObject designer && designer["position"] is JsonObject;

    private static void LayOut(JsonObject flowchart)
    {
        var activities = flowchart["activities"]!.AsArray().OfType<JsonObject>().ToList();
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < activities.Count; i++) numbers.TryAdd(activities[i].Text("id") ?? $"#{i}", i);
        var connections = flowchart["connections"]!.AsArray().OfType<JsonObject>()
            .Select(c => (Json: c, From: End(c, "source", "activity"), Port: End(c, "source", "port") ?? "Done", To: End(c, "target", "activity")))
            .Where(c => c.From is not null && c.To is not null && numbers.ContainsKey(c.From) && numbers.ContainsKey(c.To))
            .Select(c => (c.Json, From: numbers[c.From!], c.Port, To: numbers[c.To!])).ToList();
        var ports = activities.Select((a, i) => PortsOf(a, connections.Where(c => c.From == i).Select(c => c.Port))).ToList();
        var sizes = activities.Select((a, i) => (Width: WidthOf(a), Height: Math.Max(LeastHeight, (ports[i].Count * PortHeight) + 6))).ToList();
        var ways = connections.OrderBy(c => c.From).ThenBy(c => ports[c.From].IndexOf(c.Port)).ToList();
        var edges = ways.Where(c => c.From != c.To).Select(c => (c.From, c.To)).ToList();
        var graph = new LayeredGraph([.. sizes.Select(s => s.Height + BetweenRows)], edges, Start(activities, edges));

        var columns = new List<Column>();
        var left = Margin;
        foreach (var column in Enumerable.Range(0, activities.Count).GroupBy(graph.LayerOf).OrderBy(c => c.Key))
        {
            var width = column.Max(i => sizes[i].Width);
            columns.Add(new(left, left + width));
            left += Math.Ceiling((width + BetweenColumns) / Grid) * Grid;
        }

        var boxes = activities.Select((_, i) => new Box(
            columns[graph.LayerOf(i)].Left, Even(Margin + graph.MiddleOf(i) - (BetweenRows / 2) - (sizes[i].Height / 2)), sizes[i].Width, sizes[i].Height)).ToList();
        for (var i = 0; i < activities.Count; i++) Put(activities[i], boxes[i]);
        Bend(ways, graph, columns, boxes);
    }

    /// <summary>Where a long connection bends: along its lane, or, when it goes back, above or below what it passes.</summary>
    private static void Bend(List<(JsonObject Json, int From, string Port, int To)> ways, LayeredGraph graph, List<Column> columns, List<Box> boxes)
    {
        var back = new Dictionary<(int To, bool Above), double>();
        var edge = 0;
        foreach (var (json, from, _, to) in ways)
        {
            var returns = from == to || graph.Returns[edge];
            var bends = new List<(double X, double Y)>();
            if (returns)
            {
                var passed = boxes.Where(b => b.X >= boxes[to].X && b.X <= boxes[from].X).ToList();
                var beside = ways.Select((_, e) => e).Take(graph.Returns.Count).SelectMany(graph.WayOf).Where(w => w.Layer >= graph.LayerOf(to) && w.Layer <= graph.LayerOf(from))
                    .Select(w => Margin + w.Middle - (BetweenRows / 2)).ToList();
                var top = Math.Min(passed.Min(b => b.Y) - BetweenRows, beside.DefaultIfEmpty(double.MaxValue).Min() - BetweenLanes);
                var bottom = Math.Max(passed.Max(b => b.Y + b.Height) + BetweenRows, beside.DefaultIfEmpty(double.MinValue).Max() + BetweenLanes);
                var above = boxes[from].Middle - top <= bottom - boxes[from].Middle;
                if (!back.TryGetValue((to, above), out var level))
                {
                    var taken = back.Where(b => b.Key.Above == above).Select(b => b.Value).ToList();
                    level = above ? top : bottom;
                    while (taken.Exists(t => Math.Abs(t - level) < BetweenLanes)) level += above ? -BetweenLanes : BetweenLanes;
                    back[(to, above)] = level;
                }

                bends.Add((columns[graph.LayerOf(from)].Right + AfterPorts, level));
                bends.Add((columns[graph.LayerOf(to)].Left - Beside, level));
            }
            else
            {
                foreach (var (layer, middle) in graph.WayOf(edge))
                {
                    var y = Margin + middle - (BetweenRows / 2);
                    bends.Add((columns[layer].Left - Beside, y));
                    bends.Add((columns[layer].Right + AfterPorts, y));
                }
            }

            if (from != to) edge++;
            json["vertices"] = new JsonArray([.. Straightened(bends).Select(b => new JsonObject { ["x"] = Even(b.X), ["y"] = Even(b.Y) })]);
        }
    }

    /// <summary>Without those in the middle of a straight line.</summary>
    private static IEnumerable<(double X, double Y)> Straightened(List<(double X, double Y)> bends) =>
        bends.Where((b, i) => i == 0 || i == bends.Count - 1 || Even(bends[i - 1].Y) != Even(b.Y) || Even(bends[i + 1].Y) != Even(b.Y));

    private static int Start(List<JsonObject> activities, List<(int From, int To)> edges)
    {
        var named = activities.FindIndex(a => a.Text("type") == "Elsa.Start" || (a["customProperties"] as JsonObject)?.Flag("canStartWorkflow") == true);
        return named >= 0 ? named : Math.Max(0, activities.FindIndex(a => edges.TrueForAll(e => activities[e.To] != a)));
    }

    private static void Put(JsonObject activity, Box box)
    {
        if (activity["metadata"] is not JsonObject metadata) activity["metadata"] = metadata = [];
        metadata["designer"] = new JsonObject
        {
            ["position"] = new JsonObject { ["x"] = Even(box.X), ["y"] = Even(box.Y) },
            ["size"] = new JsonObject { ["width"] = Even(box.Width), ["height"] = (int)box.Height },
        };
    }

    private static int Even(double length) => (int)Math.Round(length / Grid) * Grid;

    private static string? End(JsonObject connection, string end, string member) => (connection[end] as JsonObject)?.Text(member);

    /// <summary>In the order in which the canvas draws them.</summary>
    private static List<string> PortsOf(JsonObject activity, IEnumerable<string> connected)
    {
        List<string> ports = [];
        foreach (var member in (string[])["outcomes", "branches", "possibleOutcomes"]) ports.AddRange(Listed(activity, member));
        if (ports.Count > 0 && activity.Text("type")?.StartsWith("CaseFlow.", StringComparison.Ordinal) == true) ports.Add("Refused");
        ports.AddRange((activity["cases"] as JsonArray ?? []).OfType<JsonObject>().Select(c => c.Text("label") ?? ""));
        if (activity.Text("type") == "Elsa.FlowDecision") ports.AddRange(["True", "False"]);
        return [.. ports.Concat(connected).Distinct(StringComparer.Ordinal)];
    }

    private static IEnumerable<string> Listed(JsonObject activity, string member)
    {
        try
        {
            return (activity[member] as JsonObject)?["expression"]?["value"] is { } written && Conversion.Structured(written) is JsonArray names
                ? [.. names.Select(n => (n as JsonObject)?.Text("name") ?? n?.ToString() ?? "")]
                : [];
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            return [];
        }
    }

    /// <summary>The canvas draws a picture and the title, in either language.</summary>
    private static double WidthOf(JsonObject activity)
    {
        var metadata = activity["metadata"] as JsonObject;
        var titles = (metadata?["displayTexts"] as JsonObject)?.Select(t => t.Value?.ToString()) ?? [];
        var longest = titles.Append(metadata?.Text("displayText")).Append(activity.Text("name") is { } name && metadata?.Text("displayText") is not { Length: > 0 } ? name : null)
            .OfType<string>().Select(t => t.Sum(c => c >= 0x2e80 ? 15.0 : 7.8)).DefaultIfEmpty(0).Max();
        return Math.Clamp(Math.Ceiling((longest + 70) / Grid) * Grid, LeastWidth, MostWidth);
    }

    private sealed record Column(double Left, double Right);

    private sealed record Box(double X, double Y, double Width, double Height)
    {
        public double Middle => Y + (Height / 2);
    }
}
