using CaseFlow.Workflows.Runtime.Starting;

namespace CaseFlow.Workflows.Definitions;

/// <summary>What follows when another version of a definition is the published one, or none is any more; in the same unit of work.</summary>
public sealed class PublishedDefinitions(TriggerIndex triggers)
{
    /// <param name="definitionId">Of the definition.</param>
    /// <param name="stop">Of the unit of work.</param>
    public Task ChangedAsync(string definitionId, CancellationToken stop) => triggers.RefreshAsync(definitionId, stop);
}
