namespace CaseFlow.Workflows.Definitions;

/// <summary>Puts the workflows that a definition uses as activities in their places: below such an activity stands a workflow of its own, numbered from
/// <c>Workflow2</c>, and below that its root.</summary>
internal sealed class DefinitionExpansion(Func<ActivityNode, ValueTask<UsedWorkflow?>> find)
{
    /// <summary>Workflows that use workflows that use workflows would otherwise grow without end.</summary>
    private const int MostNodes = 20_000;

    private readonly List<ActivityNode> nodes = [];
    private int workflows = 1;

    public async ValueTask<WorkflowDefinition> ExpandAsync(WorkflowDefinition definition)
    {
        var workflow = new ActivityNode(null, WorkflowDefinition.WorkflowNodeId, WorkflowDefinition.WorkflowType, 1, definition.Json, "", "", 0);
        nodes.Add(workflow);
        await AddAsync(definition.Root, workflow, []);
        return new(definition.Json, nodes);
    }

    private async ValueTask AddAsync(ActivityNode from, ActivityNode parent, IReadOnlyList<Guid> within)
    {
        var used = await find(from);
        if (used is not null && (within.Contains(used.VersionId) || nodes.Count >= MostNodes)) used = null;
        var node = new ActivityNode(parent, from.Id, from.Type, from.Version, from.Json, from.Path, from.Port, nodes.Count, used);
        nodes.Add(node);
        parent.Add(node);
        foreach (var child in from.Children) await AddAsync(child, node, within);
        if (used is null) return;

        var workflow = new ActivityNode(
            node, $"Workflow{++workflows}", WorkflowDefinition.WorkflowType, 1, used.Definition.Json, $"{from.Path}/root", "root", nodes.Count);
        nodes.Add(workflow);
        node.Add(workflow);
        await AddAsync(used.Definition.Root, workflow, [.. within, used.VersionId]);
    }
}
