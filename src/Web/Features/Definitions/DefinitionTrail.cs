using CaseFlow.Web.Live;
using CaseFlow.Web.Security.Audit;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Storage;

namespace CaseFlow.Web.Features.Definitions;

/// <summary>Writes what happened to a definition into the audit trail, with the difference, and tells the pages that show it.</summary>
internal sealed class DefinitionTrail(IAuditTrail audit, IOutbox outbox, DefinitionVersions versions)
{
    /// <summary>What a change is compared with: published content when it is published, else the latest. Asked before the change.</summary>
    /// <returns>Null: there was nothing.</returns>
    public Task<DefinitionRow?> BeforeAsync(string definitionId, bool publishing, CancellationToken stop) =>
        versions.FindAsync(definitionId, publishing ? VersionChoice.Published : VersionChoice.Latest, stop);

    /// <summary>Records nothing when nothing changed.</summary>
    public void Changed(string action, SavedVersion saved, DefinitionRow? before)
    {
        if (!saved.IsChanged) return;

        var row = saved.Row;
        var difference = AuditedDifference.Of(before, row);
        audit.Record(action, "definition", row.Id, new { row.DefinitionId, row.Version, row.Revision, row.ContentHash, from = before?.Version, difference });
        outbox.TellChanged(row);
        foreach (var user in saved.UpdatedUsers) Changed("definition.update_use", user);
    }

    public void Changed(string action, DefinitionRow row)
    {
        audit.Record(action, "definition", row.Id, new { row.DefinitionId, row.Version, row.Revision, row.ContentHash });
        outbox.TellChanged(row);
    }
}
