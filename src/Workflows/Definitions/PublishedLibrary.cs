using CaseFlow.Workflows.Definitions.Soundness;
using CaseFlow.Workflows.Runtime;
using CaseFlow.Workflows.Storage;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Definitions;

/// <summary>The definitions that are published here, for the validator.</summary>
public sealed class PublishedLibrary(DbContext db, ActivityRegistry registry)
{
    /// <summary>Only those that these definitions call or use as activities.</summary>
    public async Task<DefinitionLibrary> CalledByAsync(IReadOnlyCollection<WorkflowDefinition> definitions, CancellationToken stop)
    {
        var called = definitions.SelectMany(Calls.Of).Select(c => c.DefinitionId).Distinct().ToList();
        var uses = definitions.SelectMany(d => d.Nodes.Skip(1)).Any(n => registry.Find(n.Type, n.Version) is null);
        return called.Count == 0 && !uses
            ? DefinitionLibrary.Empty
            : await ReadAsync(d => called.Contains(d.DefinitionId) || (uses && d.UsableAsActivity), stop);
    }

    /// <summary>Whether a case can come to run it, see <see cref="DefinitionLibrary.CanReachCases"/>.</summary>
    public async Task<bool> CanReachCasesAsync(WorkflowDefinition definition, CancellationToken stop) =>
        DefinitionLibrary.Empty.CanReachCases(definition) || (await ReadAsync(d => true, stop)).CanReachCases(definition);

    private async Task<DefinitionLibrary> ReadAsync(System.Linq.Expressions.Expression<Func<DefinitionRow, bool>> which, CancellationToken stop)
    {
        var found = await db.Set<DefinitionRow>().AsNoTracking().Where(d => d.IsPublished).Where(which).Select(d => d.Json).ToListAsync(stop);
        return new(found.Select(WorkflowDefinition.Read));
    }
}
