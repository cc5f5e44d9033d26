using System.Reflection;
using CaseFlow.Workflows.Activities.Composition;
using CaseFlow.Workflows.Definitions;

namespace CaseFlow.Workflows.Runtime;

/// <summary>Activity classes by type name and version.</summary>
public sealed class ActivityRegistry
{
    private readonly Dictionary<(string, int), ActivityType> byName = [];
    private readonly ActivityType notFound = new(typeof(NotFoundActivity));
    private readonly ActivityType workflow = new(typeof(WorkflowRoot));
    private readonly ActivityType used = new(typeof(WorkflowAsActivity));

    public ActivityRegistry(IEnumerable<Assembly> assemblies)
    {
        var found = assemblies.SelectMany(a => a.GetTypes())
            .Where(t => !t.IsAbstract && t.IsSubclassOf(typeof(Activity)) && t != typeof(NotFoundActivity) && t != typeof(WorkflowRoot) && t != typeof(WorkflowAsActivity));
        foreach (var type in found.Select(t => new ActivityType(t))) byName.Add((type.TypeName, type.Version), type);
    }

    public IReadOnlyCollection<ActivityType> All => byName.Values;

    /// <summary>With those that no definition can name but a designer meets: the workflow itself and the lost activity.</summary>
    public IEnumerable<ActivityType> Described => byName.Values.Append(workflow).Append(notFound);

    public ActivityType? Find(string typeName, int version) => byName.GetValueOrDefault((typeName, version));

    /// <summary>Builds every activity of a definition, in the order of its nodes.</summary>
    internal Activity[] Build(WorkflowDefinition definition)
    {
        var built = new Activity[definition.Nodes.Count];
        foreach (var node in definition.Nodes)
        {
            built[node.Index] = TypeOf(node).Create(node);
        }

        foreach (var activity in built) activity.Connect(built);
        return built;
    }

    private ActivityType TypeOf(ActivityNode node)
    {
        if (node.Used is not null) return used;
        var isWorkflow = node.Parent is null || (node.Parent.Used is not null && node.Type == WorkflowDefinition.WorkflowType);
        return isWorkflow ? workflow : Find(node.Type, node.Version) ?? notFound;
    }
}
