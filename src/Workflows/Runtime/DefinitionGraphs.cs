using System.Globalization;
using System.Text.Json.Nodes;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Storage;

namespace CaseFlow.Workflows.Runtime;

/// <summary>Parts of a definition with the workflows that it uses as activities in their places, as a designer loads them when somebody steps into one.</summary>
public sealed class DefinitionGraphs(ActivityRegistry registry, IWorkflowStore store, LostActivities lost)
{
    /// <param name="versionId">Of the definition.</param>
    /// <param name="nodeId">Of an activity in it; null or unknown: the workflow itself.</param>
    /// <param name="title">See <see cref="LostActivities.HideAsync"/>.</param>
    /// <param name="stop">Of the request.</param>
    /// <returns>The node: <c>nodeId</c>, <c>port</c> and <c>activity</c> with all that stands within it. Null: there is no such version.</returns>
    public async Task<JsonObject?> SubgraphAsync(Guid versionId, string? nodeId, Func<string, string> title, CancellationToken stop) =>
        await ReadAsync(versionId, title, stop) is not { } graph ? null : graph.NodeOf(graph.Definition.Find(nodeId ?? "") ?? graph.Definition.Workflow);

    /// <summary>The way down to an activity: <c>childNode</c> is itself, <c>container</c> what to load, <c>pathSegments</c> what to step into.</summary>
    /// <returns>Null: there is no such version, or no such activity.</returns>
    public async Task<JsonObject?> SegmentsAsync(Guid versionId, string nodeId, Func<string, string> title, CancellationToken stop)
    {
        if (await ReadAsync(versionId, title, stop) is not { } graph || graph.Definition.Find(nodeId) is not { } child) return null;

        var segments = new List<(ActivityNode Node, string Port)>();
        for (var node = child; node.Parent is { } parent; node = parent)
        {
            // A designer shows these two as one drawing; what else there is has to be stepped into.
            if (parent.Type is not (WorkflowDefinition.WorkflowType or "Elsa.Flowchart")) segments.Insert(0, (parent, PortOf(node)));
        }

        return new JsonObject
        {
            ["childNode"] = graph.NodeOf(child),
            ["container"] = graph.NodeOf(segments is [.., var (container, _)] ? container : graph.Definition.Workflow),
            ["pathSegments"] = new JsonArray([.. segments.Select(s => Segment(s.Node, s.Port))]),
        };
    }

    private static JsonObject Segment(ActivityNode node, string port) => new()
    {
        ["activityNodeId"] = node.NodeId,
        ["activityId"] = node.Id,
        ["activityType"] = node.Type,
        ["portName"] = port,
        ["activityName"] = node.Name ?? node.Type,
    };

    /// <summary>Elsa names ports after the properties of its classes.</summary>
    private static string PortOf(ActivityNode node)
    {
        var member = node.Port.Split('/')[0];
        return member.Length == 0 ? "Root" : char.ToUpperInvariant(member[0]) + member[1..];
    }

    private async Task<Graph?> ReadAsync(Guid versionId, Func<string, string> title, CancellationToken stop)
    {
        if (await store.FindDefinitionAsync(versionId, stop) is not { } row) return null;

        var library = new UsedWorkflows(registry, store, stop);
        var definition = WorkflowDefinition.Read(await lost.HideAsync(DefinitionForms.Model(row), title, stop));
        return new(row, await new DefinitionExpansion(FindAsync).ExpandAsync(definition));

        async ValueTask<UsedWorkflow?> FindAsync(ActivityNode node) => await library.FindAsync(node) is { } used
            ? used with { Definition = WorkflowDefinition.Read(await lost.HideAsync(used.Definition.Json, title, stop)) }
            : null;
    }

    private sealed record Graph(DefinitionRow Row, WorkflowDefinition Definition)
    {
        public JsonObject NodeOf(ActivityNode node) => new() { ["nodeId"] = node.NodeId, ["port"] = PortOf(node), ["activity"] = ActivityOf(node) };

        private JsonObject ActivityOf(ActivityNode node)
        {
            if (node.Type == WorkflowDefinition.WorkflowType && node.Json.ContainsKey("root")) return WorkflowOf(node);

            var activity = node.Json.DeepClone().AsObject();
            activity["nodeId"] = node.NodeId;
            foreach (var child in node.Children)
            {
                if (node.Used is not null && child.Port == "root") activity["root"] = ActivityOf(child);
                else Put(activity, child.Path[node.Path.Length..], ActivityOf(child));
            }

            return activity;
        }

        /// <summary>The node that stands for a whole workflow, in the form of Elsa's class.</summary>
        private JsonObject WorkflowOf(ActivityNode node)
        {
            var json = node.Json;
            var isTop = node.Parent is null;
            return new()
            {
                ["identity"] = new JsonObject
                {
                    ["definitionId"] = isTop ? Row.DefinitionId : json.Text("definitionId"),
                    ["version"] = isTop ? Row.Version : json.Number("version", 1),
                    ["id"] = isTop ? Row.Id.ToString() : node.Parent!.Used?.VersionId.ToString(),
                },
                ["publication"] = new JsonObject { ["isLatest"] = isTop && Row.IsLatest, ["isPublished"] = !isTop || Row.IsPublished },
                ["inputs"] = json["inputs"]?.DeepClone() ?? new JsonArray(),
                ["outputs"] = json["outputs"]?.DeepClone() ?? new JsonArray(),
                ["outcomes"] = json["outcomes"]?.DeepClone() ?? new JsonArray(),
                ["workflowMetadata"] = new JsonObject
                {
                    ["name"] = json.Text("name"),
                    ["description"] = json.Text("description"),
                    ["createdAt"] = Row.CreatedAt.ToString("O", CultureInfo.InvariantCulture),
                    ["toolVersion"] = json.Text("toolVersion"),
                },
                ["options"] = json["options"]?.DeepClone() ?? new JsonObject(),
                ["isReadonly"] = false,
                ["isSystem"] = false,
                ["definitionHandle"] = new JsonObject { ["definitionVersionId"] = isTop ? Row.Id.ToString() : node.Parent!.Used?.VersionId.ToString() },
                ["result"] = null,
                ["variables"] = json["variables"]?.DeepClone() ?? new JsonArray(),
                ["root"] = ActivityOf(node.Children[0]),
                ["id"] = node.Id,
                ["nodeId"] = node.NodeId,
                ["name"] = node.Id,
                ["type"] = WorkflowDefinition.WorkflowType,
                ["version"] = 1,
                ["customProperties"] = new JsonObject(),
                ["metadata"] = new JsonObject(),
            };
        }

        /// <summary>Puts a child where the pointer says.</summary>
        private static void Put(JsonObject into, string pointer, JsonObject child)
        {
            JsonNode at = into;
            var steps = pointer.Split('/', StringSplitOptions.RemoveEmptyEntries);
            for (var i = 0; i < steps.Length; i++)
            {
                var step = steps[i].Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
                var index = at is JsonArray ? int.Parse(step, CultureInfo.InvariantCulture) : -1;
                if (i < steps.Length - 1) at = index < 0 ? at[step]! : at[index]!;
                else if (index < 0) at[step] = child;
                else at[index] = child;
            }
        }
    }
}
