using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Storage;

namespace CaseFlow.Workflows.Runtime;

/// <summary>Finds the workflow behind an activity whose type is no class: by the version it names, else by its number, else the published one, else the latest.</summary>
internal sealed class UsedWorkflows(ActivityRegistry registry, IWorkflowStore store, CancellationToken stop)
{
    private readonly Dictionary<Guid, UsedWorkflow> read = [];
    private IReadOnlyList<UsableVersion>? usable;

    /// <summary>False once an activity was neither a class nor a workflow.</summary>
    public bool IsComplete { get; private set; } = true;

    /// <summary>The JSON of what was found.</summary>
    public List<string> Found { get; } = [];

    public async ValueTask<UsedWorkflow?> FindAsync(ActivityNode node)
    {
        if (registry.Find(node.Type, node.Version) is not null) return null;

        usable ??= await store.UsableAsActivityAsync(stop);
        if (Choose(node, usable) is not { } version || await store.FindDefinitionAsync(version.Id, stop) is not { } row)
        {
            IsComplete = false;
            return null;
        }

        if (read.TryGetValue(row.Id, out var known)) return known;
        Found.Add(row.Json);
        return read[row.Id] = new(row.Id, WorkflowDefinition.Read(row.Json));
    }

    private static UsableVersion? Choose(ActivityNode node, IReadOnlyList<UsableVersion> usable)
    {
        var named = node.Json.Text("workflowDefinitionId");
        var candidates = usable.Where(u => named is null ? UsedWorkflow.TypeNameOf(u.Name).Equals(node.Type, StringComparison.OrdinalIgnoreCase) : u.DefinitionId == named).ToList();
        return candidates.Find(u => u.Id.ToString() == node.Json.Text("workflowDefinitionVersionId"))
            ?? candidates.Find(u => u.Version == node.Version)
            ?? candidates.Find(u => u.IsPublished)
            ?? candidates.Find(u => u.IsLatest);
    }
}
