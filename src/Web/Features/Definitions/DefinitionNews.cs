using CaseFlow.Web.Features.Desk;
using CaseFlow.Web.Live;
using CaseFlow.Web.Security;
using CaseFlow.Workflows.Storage;

namespace CaseFlow.Web.Features.Definitions;

/// <summary>Tells administrators' open pages that a definition is another than it was. Nobody is notified: it only matters to who looks at it now.</summary>
internal static class DefinitionNews
{
    /// <summary>A definition as a subject of pushes: its own id is a text of any shape.</summary>
    public static Guid SubjectOf(string definitionId) => DerivedId.Of("definition:" + definitionId, Guid.Empty);

    public static void TellChanged(this IOutbox outbox, DefinitionRow row) => outbox.Tell(new(
        LiveEvents.DefinitionSaved,
        "definition",
        SubjectOf(row.DefinitionId),
        "definition.saved",
        new Dictionary<string, object?> { ["version"] = row.Version, ["revision"] = row.Revision, ["isPublished"] = row.IsPublished },
        new Audience(Role: Roles.Admin)));
}
