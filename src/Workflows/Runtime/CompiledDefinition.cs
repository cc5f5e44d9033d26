using System.Collections.Concurrent;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Expressions;
using CaseFlow.Workflows.Runtime.Starting;
using CaseFlow.Workflows.Storage;

namespace CaseFlow.Workflows.Runtime;

/// <summary>A definition version with its activities built, shared by all its instances.</summary>
internal sealed record CompiledDefinition(Guid VersionId, string DefinitionId, int Version, WorkflowDefinition Definition, Activity[] Activities)
{
    public Activation Activation { get; } = ActivationOf.Read(Definition);

    /// <summary>Names of the declared inputs.</summary>
    public IReadOnlyCollection<string> Inputs { get; } = [.. Definition.Inputs];

    public bool FaultsOnIncident { get; } =
        Definition.IncidentStrategy?.Contains("FaultStrategy", StringComparison.Ordinal) == true;

    public bool UsesWorkflows { get; } = Definition.Nodes.Any(n => n.Used is not null);

    /// <summary>Whether a script may ask for what activities gave out; otherwise that need not be kept.</summary>
    public bool ReadsOutputs { get; init; }

    public bool ReadsLastResult { get; init; }
}

/// <summary>Keeps definitions built; a version's content never changes once it has run.</summary>
public sealed class DefinitionCache(ActivityRegistry registry)
{
    private const int Capacity = 500;
    private readonly ConcurrentDictionary<(Guid, string), CompiledDefinition> built = [];
    private readonly ConcurrentDictionary<Guid, CompiledDefinition> byVersion = [];

    /// <exception cref="ActivityException"><c>definition.version_not_found</c></exception>
    public async ValueTask<WorkflowDefinition> ReadAsync(Guid versionId, IWorkflowStore store, CancellationToken stop) =>
        (await GetAsync(versionId, store, stop)).Definition;

    internal async ValueTask<CompiledDefinition> GetAsync(Guid versionId, IWorkflowStore store, CancellationToken stop)
    {
        if (byVersion.TryGetValue(versionId, out var found)) return found;

        var row = await store.FindDefinitionAsync(versionId, stop) ?? throw new ActivityException("definition.version_not_found", versionId.ToString());
        return await BuildAsync(row, store, stop);
    }

    /// <summary>The version is to be read again: a draft's content changes until it is published.</summary>
    public void Forget(Guid versionId) => byVersion.TryRemove(versionId, out _);

    internal async ValueTask<CompiledDefinition> BuildAsync(DefinitionRow row, IWorkflowStore store, CancellationToken stop)
    {
        if (built.TryGetValue((row.Id, row.ContentHash), out var known)) return byVersion[row.Id] = known;

        var library = new UsedWorkflows(registry, store, stop);
        var read = await new DefinitionExpansion(library.FindAsync).ExpandAsync(WorkflowDefinition.Read(row.Json));
        var definition = new CompiledDefinition(row.Id, row.DefinitionId, row.Version, read, registry.Build(read))
        {
            // The accessors are getOutputFrom and get<Output>From<Activity>.
            ReadsOutputs = library.Found.Prepend(row.Json).Any(json => json.Contains("From", StringComparison.Ordinal)),
            ReadsLastResult = library.Found.Prepend(row.Json).Any(json => json.Contains("LastResult", StringComparison.Ordinal)),
        };
        // What is missing now may be published by the next time.
        if (!library.IsComplete) return definition;

        if (built.Count >= Capacity)
        {
            built.Clear();
            byVersion.Clear();
        }

        return byVersion[row.Id] = built.GetOrAdd((row.Id, row.ContentHash), definition);
    }
}
