using CaseFlow.Workflows.Runtime;
using CaseFlow.Workflows.Storage;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Definitions;

/// <summary>Which definitions use a definition as an activity.</summary>
public sealed class DefinitionUses(DbContext db, ActivityRegistry registry)
{
    /// <summary>Uses by the latest and the published versions of other definitions.</summary>
    public Task<IReadOnlyList<DefinitionUse>> OfAsync(DefinitionRow used, CancellationToken stop) =>
        FindAsync(used, d => d.DeletedAt == null && (d.IsLatest || d.IsPublished), stop);

    /// <summary>Whether a version of any definition, old ones and deleted ones too, stands on exactly this version: instances may run on it.</summary>
    public async Task<bool> AnyOfVersionAsync(DefinitionRow used, CancellationToken stop) =>
        used.UsableAsActivity && (await FindAsync(used, d => true, stop)).Any(u => u.Nodes.Any(n => Names(n, used)));

    /// <summary>Whether the activity names this version, by its id or by its number.</summary>
    public static bool Names(ActivityNode node, DefinitionRow used) =>
        node.Json.Text("workflowDefinitionVersionId") is { Length: > 0 } id ? id == used.Id.ToString() : node.Version == used.Version;

    private async Task<IReadOnlyList<DefinitionUse>> FindAsync(
        DefinitionRow used, System.Linq.Expressions.Expression<Func<DefinitionRow, bool>> among, CancellationToken stop)
    {
        var typeName = UsedWorkflow.TypeNameOf(used.Name);
        var (type, id) = ($"\"{typeName}\"", $"\"{used.DefinitionId}\"");
        var rows = await db.Set<DefinitionRow>().AsNoTracking().Where(among)
            .Where(d => d.DefinitionId != used.DefinitionId && (d.Json.Contains(type) || d.Json.Contains(id))).ToListAsync(stop);
        var uses = new List<DefinitionUse>();
        foreach (var row in rows)
        {
            var definition = WorkflowDefinition.Read(row.Json);
            var nodes = definition.Nodes.Skip(1).Where(n => registry.Find(n.Type, n.Version) is null && Uses(n, used.DefinitionId, typeName)).ToList();
            if (nodes.Count > 0) uses.Add(new(row, definition, nodes));
        }

        return uses;
    }

    private static bool Uses(ActivityNode node, string definitionId, string typeName) => node.Json.Text("workflowDefinitionId") is { } named
        ? named == definitionId
        : node.Type.Equals(typeName, StringComparison.OrdinalIgnoreCase);
}

/// <param name="Row">The version that uses it.</param>
/// <param name="Definition">Its content.</param>
/// <param name="Nodes">Where it does.</param>
public sealed record DefinitionUse(DefinitionRow Row, WorkflowDefinition Definition, IReadOnlyList<ActivityNode> Nodes);
