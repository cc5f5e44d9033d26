using CaseFlow.Web.Security.Audit;
using CaseFlow.Workflows.Storage;

namespace CaseFlow.Web.Features.Definitions;

internal static class DefinitionAudit
{
    public static void Changed(this IAuditTrail audit, string action, DefinitionRow row) =>
        audit.Record(action, "definition", row.Id, new { row.DefinitionId, row.Version, row.Revision, row.ContentHash });
}
