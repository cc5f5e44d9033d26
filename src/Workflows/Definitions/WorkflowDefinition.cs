using System.Text;
using System.Text.Json.Nodes;

namespace CaseFlow.Workflows.Definitions;

/// <summary>A workflow definition in Elsa 3's form. Writing it gives back what was read: unknown members and their order survive.</summary>
public sealed class WorkflowDefinition
{
    /// <summary>Id of the node that stands for the workflow itself.</summary>
    public const string WorkflowNodeId = "Workflow1";

    public const string WorkflowType = "Elsa.Workflow";

    private readonly Dictionary<string, ActivityNode> byNodeId = new(StringComparer.Ordinal);

    internal WorkflowDefinition(JsonObject json, List<ActivityNode> nodes)
    {
        Json = json;
        Nodes = nodes;
        foreach (var node in nodes) byNodeId.TryAdd(node.NodeId, node);
    }

    public JsonObject Json { get; }

    public string DefinitionId => Json.Text("definitionId") ?? "";

    /// <summary>What people call it; its id when it has no name.</summary>
    public string Name => Json.Text("name")?.Trim() is { Length: > 0 } name ? name : DefinitionId;

    public string? Description => Json.Text("description");

    /// <summary>Other definitions may use it as an activity.</summary>
    public bool UsableAsActivity => (Json["options"] as JsonObject)?.Flag("usableAsActivity") == true;

    /// <summary>Definitions that use it as an activity go over to each version that is published.</summary>
    internal bool AutoUpdatesUsers => (Json["options"] as JsonObject)?.Flag("autoUpdateConsumingWorkflows") == true;

    /// <summary>All activities, parents before children; the first one is the workflow itself.</summary>
    public IReadOnlyList<ActivityNode> Nodes { get; }

    public ActivityNode Workflow => Nodes[0];

    public ActivityNode Root => Workflow.Children[0];

    /// <summary>Names of the declared inputs.</summary>
    public IEnumerable<string> Inputs =>
        Json["inputs"] is JsonArray inputs ? inputs.OfType<JsonObject>().Select(i => i.Text("name")).OfType<string>() : [];

    /// <summary>Elsa's type name of the incident strategy, or null: the instance goes on beside the incident.</summary>
    public string? IncidentStrategy => (Json["options"] as JsonObject)?.Text("incidentStrategyType");

    public ActivityNode? Find(string nodeId) => byNodeId.GetValueOrDefault(nodeId);

    public static WorkflowDefinition Read(ReadOnlySpan<byte> json) => DefinitionReader.Read(json);

    public static WorkflowDefinition Read(string json) => DefinitionReader.Read(Encoding.UTF8.GetBytes(json));

    /// <param name="json">One object with a <c>root</c>, or with a <c>model</c> or <c>workflowDefinition</c> around it.</param>
    public static WorkflowDefinition Read(JsonObject json) => DefinitionReader.Read(json);

    /// <summary>Over JSON that was read as a definition before: nothing is copied, so what is changed through it is changed there.</summary>
    /// <param name="json">With a <c>root</c>.</param>
    public static WorkflowDefinition ReadInPlace(JsonObject json) => DefinitionReader.ReadParsed(json);

    public string Write(bool indented = false) => Json.ToJsonString(indented ? JsonReading.Indented : JsonReading.Compact);

    /// <summary>Writes each activity's <c>nodeId</c>, as Elsa does when it saves.</summary>
    public void StampNodeIds()
    {
        foreach (var node in Nodes.Skip(1)) node.Json["nodeId"] = node.NodeId;
    }

    /// <summary>Gives it an id, or a name, where it had one.</summary>
    public void Put(string member, string value)
    {
        if (Json.ContainsKey(member)) Json[member] = value;
        else Json.Insert(0, member, value);
    }

    /// <summary>SHA-256 over what its author wrote: white space, and what a server puts in (version, ids of nodes ...), is no change.</summary>
    public string ContentHash() => DefinitionContent.Hash(Json);
}
