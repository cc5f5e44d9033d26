using CaseFlow.Workflows.Runtime;
using CaseFlow.Workflows.Runtime.Starting;
using CaseFlow.Workflows.Storage;

namespace CaseFlow.Workflows.Definitions;

/// <summary>What follows when another version of a definition is the published one, or none is any more; in the same unit of work.</summary>
public sealed class PublishedDefinitions(DefinitionCache cache, TriggerIndex triggers)
{
    /// <param name="version">The one that was published, retracted or deleted.</param>
    /// <param name="stop">Of the unit of work.</param>
    public Task ChangedAsync(DefinitionRow version, CancellationToken stop)
    {
        ContentChanged(version);
        return triggers.RefreshAsync(version.DefinitionId, stop);
    }

    /// <summary>A draft has other content now. What was built of it, perhaps in a unit of work that left nothing, is not to be met again.</summary>
    public void ContentChanged(DefinitionRow version) => cache.Forget(version.Id);
}
