using System.Text.Json.Nodes;

namespace CaseFlow.Workflows.Definitions;

/// <summary>One activity where it stands in a definition. The JSON it was read from stays underneath, so nothing unknown is lost.</summary>
public sealed class ActivityNode
{
    private readonly List<ActivityNode> children = [];

    internal ActivityNode(
        ActivityNode? parent, string id, string type, int version, JsonObject json, string path, string port, int index, UsedWorkflow? used = null)
    {
        Parent = parent;
        Id = id;
        Type = type;
        Version = version;
        Json = json;
        Path = path;
        Port = port;
        Index = index;
        Name = json.Text("name");
        NodeId = parent is null ? id : $"{parent.NodeId}:{id}";
        Used = used;
        Variables = used?.Variables ?? VariableDeclaration.ReadAll(json);
    }

    public ActivityNode? Parent { get; }

    public string Id { get; }

    /// <summary>The ids from the workflow down, as Elsa writes them: <c>Workflow1:Flowchart1:review</c>.</summary>
    public string NodeId { get; }

    public string Type { get; }

    public int Version { get; }

    public string? Name { get; }

    public JsonObject Json { get; }

    /// <summary>JSON pointer into the definition.</summary>
    public string Path { get; }

    /// <summary>The member of the parent that holds it: <c>activities</c>, <c>then</c>, <c>body</c> ...</summary>
    public string Port { get; }

    /// <summary>Position in <see cref="WorkflowDefinition.Nodes"/>.</summary>
    public int Index { get; }

    /// <summary>The workflow that is used here as an activity.</summary>
    internal UsedWorkflow? Used { get; }

    public IReadOnlyList<VariableDeclaration> Variables { get; }

    public IReadOnlyList<ActivityNode> Children => children;

    public ActivityNode? ChildAt(string port) => children.Find(c => c.Port == port);

    internal void Add(ActivityNode child) => children.Add(child);
}
