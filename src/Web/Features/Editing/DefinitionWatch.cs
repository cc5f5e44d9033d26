using CaseFlow.Domain.Common;
using CaseFlow.Web.Data;
using CaseFlow.Web.Security;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CaseFlow.Web.Features.Editing;

/// <summary>Keeps others out while somebody edits, and keeps what was saved.</summary>
internal sealed class DefinitionWatch(
    CaseFlowDb db, Seats seats, RemovalGuard guard, CallerContext caller, IOptions<EditingOptions> options, TimeProvider time) : IDefinitionWatch
{
    public async Task DemandMayChangeAsync(string definitionId, DefinitionRow? latest, VersionToSave? save, CancellationToken stop)
    {
        if (caller.Current.IsSystem) return;

        await seats.DemandAsync(definitionId, latest?.Revision, save?.Door, stop);
        if (latest is not null && save is { Door: SaveDoor.Studio or SaveDoor.Api, AllowsRemoval: false }) await guard.DemandKeepsAsync(latest, save, stop);
    }

    public async Task SavedAsync(DefinitionRow saved, ContentBefore? before, VersionToSave save, CancellationToken stop)
    {
        await seats.SavedAsync(saved.DefinitionId, saved.Revision, isNew: before is null, save.Door, stop);
        if (before?.ContentHash == saved.ContentHash) return;

        var last = await LastAsync(saved.DefinitionId, stop);
        if (before is not null && last?.ContentHash != before.ContentHash) db.Add(last = Found(saved.DefinitionId, before));
        var definition = WorkflowDefinition.Read(saved.Json);
        var difference = DefinitionDifference.Between(before is null ? null : WorkflowDefinition.Read(before.Json), definition);
        if (difference.IsLayoutOnly && last is { IsLayout: true, Door: SaveDoor.Studio } && save.Door is SaveDoor.Studio
            && last.PageId is not null && last.PageId == seats.Page && last.Version == saved.Version && last.StartedAt + options.Value.LayoutMerge > time.GetUtcNow())
        {
            MergeInto(last, saved, difference);
        }
        else
        {
            db.Add(Kept(saved, definition, difference, save));
        }
    }

    /// <summary>Also one of the same unit of work.</summary>
    private async Task<DefinitionSave?> LastAsync(string definitionId, CancellationToken stop) =>
        db.Set<DefinitionSave>().Local.Where(s => s.DefinitionId == definitionId).MaxBy(s => s.Revision)
        ?? await db.Set<DefinitionSave>().Where(s => s.DefinitionId == definitionId).OrderByDescending(s => s.At).ThenByDescending(s => s.Id)
            .FirstOrDefaultAsync(stop);

    private void MergeInto(DefinitionSave last, DefinitionRow saved, DefinitionDifference difference)
    {
        var earlier = ShortDifference.Read(last.Difference);
        last.Difference = (earlier with { Moved = Math.Max(earlier.Moved, difference.Moved.Count) }).Write();
        last.Content = SavedContent.Pack(saved.Json);
        last.ContentHash = saved.ContentHash;
        last.Revision = saved.Revision;
        last.At = time.GetUtcNow();
    }

    private DefinitionSave Kept(DefinitionRow saved, WorkflowDefinition definition, DefinitionDifference difference, VersionToSave save)
    {
        var now = time.GetUtcNow();
        return new()
        {
            Id = Ids.New(now),
            DefinitionId = saved.DefinitionId,
            Version = saved.Version,
            Revision = saved.Revision,
            At = now,
            StartedAt = now,
            UserId = caller.Current.ActingUserId,
            UserName = caller.Current.Name,
            Door = save.Door,
            PageId = seats.Page,
            RestoredFrom = save.RestoredFrom,
            Activities = CountOf(definition),
            ContentHash = saved.ContentHash,
            Content = SavedContent.Pack(saved.Json),
            Difference = ShortDifference.Of(difference).Write(),
            IsLayout = difference.IsLayoutOnly,
        };
    }

    // What stood there before anything was remembered would be lost by the first save.
    private DefinitionSave Found(string definitionId, ContentBefore before)
    {
        var justBefore = time.GetUtcNow().AddMicroseconds(-1);
        var definition = WorkflowDefinition.Read(before.Json);
        return new()
        {
            Id = Ids.New(justBefore),
            DefinitionId = definitionId,
            Version = before.Version,
            Revision = before.Revision,
            At = justBefore,
            StartedAt = before.At,
            UserName = "",
            Door = SaveDoor.Found,
            Activities = CountOf(definition),
            ContentHash = before.ContentHash,
            Content = SavedContent.Pack(before.Json),
            Difference = ShortDifference.Of(DefinitionDifference.Between(null, definition)).Write(),
            IsLayout = false,
        };
    }

    /// <summary>Without the workflow itself and its outermost activity.</summary>
    private static int CountOf(WorkflowDefinition definition) => definition.Nodes.Count - 2;
}
