using CaseFlow.Web.Security.Audit;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Storage;

namespace CaseFlow.Web.Features.Definitions;

internal static class DefinitionAudit
{
    public static void Changed(this IAuditTrail audit, string action, DefinitionRow row) =>
        audit.Record(action, "definition", row.Id, new { row.DefinitionId, row.Version, row.Revision, row.ContentHash });

    /// <summary>Records nothing when nothing changed.</summary>
    public static void Changed(this IAuditTrail audit, string action, SavedVersion saved)
    {
        if (!saved.IsChanged) return;

        audit.Changed(action, saved.Row);
        foreach (var user in saved.UpdatedUsers) audit.Changed("definition.update_use", user);
    }
}
