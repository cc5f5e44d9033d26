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
        return Build(row);
    }

    /// <summary>The version is to be read again: a draft's content changes until it is published.</summary>
    public void Forget(Guid versionId) => byVersion.TryRemove(versionId, out _);

    internal CompiledDefinition Build(DefinitionRow row)
    {
        if (built.Count >= Capacity)
        {
            built.Clear();
            byVersion.Clear();
        }

        var definition = built.GetOrAdd((row.Id, row.ContentHash), _ =>
        {
            var read = WorkflowDefinition.Read(row.Json);
            return new(row.Id, row.DefinitionId, row.Version, read, registry.Build(read))
            {
                // The accessors are getOutputFrom and get<Output>From<Activity>.
                ReadsOutputs = row.Json.Contains("From", StringComparison.Ordinal),
                ReadsLastResult = row.Json.Contains("LastResult", StringComparison.Ordinal),
            };
        });
        byVersion[row.Id] = definition;
        return definition;
    }
}
