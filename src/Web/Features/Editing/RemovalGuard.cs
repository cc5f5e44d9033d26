using CaseFlow.Web.Security.Audit;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Storage;
using Microsoft.Extensions.Options;

namespace CaseFlow.Web.Features.Editing;

/// <summary>Refuses a save that would take away most of a workflow at once: a canvas that could not be drawn is saved as an empty one.</summary>
public sealed class RemovalGuard(Seats seats, IAuditTrail audit, IOptions<EditingOptions> options)
{
    /// <param name="latest">What is stored.</param>
    /// <param name="save">What is to be. From the designer, no activity at all is never meant.</param>
    /// <param name="stop">Of the request.</param>
    /// <exception cref="Domain.Common.DomainException"><c>definition.drops_most</c>, <c>definition.drops_root</c></exception>
    public async Task DemandKeepsAsync(DefinitionRow latest, VersionToSave save, CancellationToken stop)
    {
        var definition = save.Definition;
        var before = WorkflowDefinition.Read(latest.Json);
        var had = IdsOf(before);
        if (had.Count == 0) return;

        var removed = had.Except(IdsOf(definition), StringComparer.Ordinal).Count();
        var emptied = save.Door is SaveDoor.Studio && removed == had.Count && definition.Root.Children.Count == 0;
        var dropsMost = emptied || (had.Count >= options.Value.GuardedActivities && removed > had.Count * options.Value.MostRemoved);
        var dropsRoot = before.Root.Type != definition.Root.Type;
        if (!dropsMost && !dropsRoot) return;

        if (await seats.FindAsync(latest.DefinitionId, stop) is { } seat && seat.PageId == seats.Page && seat.UseRemoval(seats.Now))
        {
            audit.Record("definition.removal_allowed", "definition", latest.Id, new { latest.DefinitionId, removed, of = had.Count });
            return;
        }

        throw dropsMost
            ? EditingErrors.DropsMost(latest.DefinitionId, removed, had.Count)
            : EditingErrors.DropsRoot(latest.DefinitionId, before.Root.Type, definition.Root.Type);
    }

    /// <summary>Of all activities within the outermost one, at any depth.</summary>
    private static HashSet<string> IdsOf(WorkflowDefinition definition) =>
        [.. definition.Nodes.Where(n => n != definition.Workflow && n != definition.Root).Select(n => n.Id)];
}
