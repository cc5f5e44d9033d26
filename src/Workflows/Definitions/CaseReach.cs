using CaseFlow.Workflows.Storage;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Definitions;

/// <summary>Whether a case can come to a definition: it has a <c>CaseFlow</c> activity, or a published one that has calls it, at once or through others.</summary>
public sealed class CaseReach(DbContext db)
{
    private const string CaseActivities = "CaseFlow.";

    public async Task<bool> IsReachedAsync(WorkflowDefinition definition, CancellationToken stop)
    {
        if (HasCaseActivity(definition)) return true;

        var id = definition.DefinitionId;
        var published = (await db.Set<DefinitionRow>().Where(d => d.IsPublished && d.DefinitionId != id).Select(d => d.Json).ToListAsync(stop))
            .ConvertAll(WorkflowDefinition.Read);
        var callers = published.SelectMany(d => d.CalledDefinitions, (caller, called) => (caller, called)).ToLookup(c => c.called, c => c.caller);
        var seen = new HashSet<string>(StringComparer.Ordinal) { id };
        var next = new Queue<string>(seen);
        while (next.TryDequeue(out var called))
        {
            foreach (var caller in callers[called])
            {
                if (HasCaseActivity(caller)) return true;
                if (seen.Add(caller.DefinitionId)) next.Enqueue(caller.DefinitionId);
            }
        }

        return false;
    }

    private static bool HasCaseActivity(WorkflowDefinition definition) =>
        definition.Nodes.Any(n => n.Type.StartsWith(CaseActivities, StringComparison.Ordinal));
}
