using System.Text.Json;
using System.Text.Json.Nodes;
using CaseFlow.Workflows.Definitions.Soundness.Flow;
using CaseFlow.Workflows.Expressions;
using CaseFlow.Workflows.Runtime;

namespace CaseFlow.Workflows.Definitions.Soundness;

/// <summary>A definition as the rules see it: its activities built, its graphs read, the definitions beside it at hand.</summary>
internal sealed class Inspection
{
    private readonly Activity[] activities;
    private readonly ActivityRegistry registry;
    private readonly Dictionary<ActivityNode, FlowMap> maps = [];
    private readonly Dictionary<WorkflowDefinition, Inspection> others;
    private readonly Dictionary<string, bool> childCanWait = new(StringComparer.Ordinal);

    public Inspection(WorkflowDefinition definition, DefinitionLibrary library, ActivityRegistry registry)
        : this(definition, library, registry, [])
    {
    }

    private Inspection(WorkflowDefinition definition, DefinitionLibrary library, ActivityRegistry registry, Dictionary<WorkflowDefinition, Inspection> others)
    {
        this.others = others;
        Definition = definition;
        Library = library;
        this.registry = registry;
        activities = registry.Build(definition);
    }

    public WorkflowDefinition Definition { get; }

    public DefinitionLibrary Library { get; }

    /// <summary>All activities, without the workflow itself.</summary>
    public IEnumerable<ActivityNode> Steps => Definition.Nodes.Skip(1);

    public IEnumerable<ActivityNode> Flowcharts => Steps.Where(n => n.Type == "Elsa.Flowchart");

    /// <summary>Null: nobody registered it.</summary>
    public ActivityType? TypeOf(ActivityNode node) => registry.Find(node.Type, node.Version);

    public Activity ActivityOf(ActivityNode node) => activities[node.Index];

    public FlowMap MapOf(ActivityNode flowchart) =>
        maps.TryGetValue(flowchart, out var map) ? map : maps[flowchart] = new(this, flowchart);

    /// <summary>The ports that an activity can leave through; null when only its run tells, or when its own input cannot be read.</summary>
    public IReadOnlyList<string>? PortsOf(ActivityNode node)
    {
        if (TypeOf(node) is null) return null;
        try
        {
            return ActivityOf(node).Ports;
        }
        catch (Exception error) when (error is JsonException or ActivityException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>The same look at another definition.</summary>
    public Inspection Of(WorkflowDefinition other) => others.TryGetValue(other, out var known) ? known : others[other] = new(other, Library, registry, others);

    /// <summary>Whether it, or anything within it, can wait for somebody, for an event or for time. To run a definition in which nothing waits
    /// is no wait, however long it is waited for.</summary>
    public bool CanWait(ActivityNode node) =>
        TypeOf(node) is null || (ActivityOf(node).CanWait && (node.Type != "Elsa.ExecuteWorkflow" || ChildCanWait(node))) || node.Children.Any(CanWait);

    private bool ChildCanWait(ActivityNode caller)
    {
        if (WrittenOut.Text(caller, Calls.Member) is not { } id || Library.Find(id) is not { } child || child.DefinitionId == Definition.DefinitionId) return true;
        if (childCanWait.TryGetValue(id, out var known)) return known;
        childCanWait[id] = false; // while it is found out: what calls itself only does not wait by that
        return childCanWait[id] = Of(child).Steps.Any(Of(child).CanWait);
    }

    /// <summary>The expressions in an activity: those of its inputs, and those of its cases.</summary>
    public static IEnumerable<WrittenExpression> ExpressionsOf(ActivityNode node)
    {
        if (node.Parent is null) yield break;
        foreach (var (member, value) in node.Json)
        {
            if (member is "metadata" or "customProperties") continue;
            if ((value as JsonObject)?["expression"] is JsonObject expression) yield return new(node, member, expression, $"/{JsonReading.Escape(member)}/expression");
        }

        if (node.Json["cases"] is not JsonArray cases) yield break;
        for (var i = 0; i < cases.Count; i++)
        {
            if ((cases[i] as JsonObject)?["condition"] is JsonObject condition) yield return new(node, "cases", condition, $"/cases/{i}/condition");
        }
    }
}

/// <param name="Node">Where it stands.</param>
/// <param name="Member">The activity's member that holds it, in JSON's spelling.</param>
/// <param name="Json"><c>{type, value}</c>.</param>
/// <param name="Path">JSON pointer from the activity on.</param>
internal sealed record WrittenExpression(ActivityNode Node, string Member, JsonObject Json, string Path)
{
    /// <summary>Unset is a literal.</summary>
    public string Type => Json.Text("type") ?? "Literal";

    public JsonNode? Value => Json["value"];

    public bool IsScript => Type == "JavaScript";

    public string Script => IsScript && Value is { } source ? Conversion.AsText(source) : "";
}
