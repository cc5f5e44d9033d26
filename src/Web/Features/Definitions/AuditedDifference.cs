using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Storage;

namespace CaseFlow.Web.Features.Definitions;

/// <summary>A difference as the audit trail keeps it: ids, types and members, no texts, and of everything only so many.</summary>
/// <param name="Definition">Members of the definition itself that changed, for example <c>/name</c>.</param>
/// <param name="Moved">Activities that only stand elsewhere on the canvas.</param>
/// <param name="More">Activities and connections that are not listed.</param>
public sealed record AuditedDifference(
    IReadOnlyList<string> Definition,
    IReadOnlyList<AuditedActivity> Added,
    IReadOnlyList<AuditedActivity> Removed,
    IReadOnlyList<AuditedActivity> Changed,
    IReadOnlyList<string> ConnectionsAdded,
    IReadOnlyList<string> ConnectionsRemoved,
    int Moved,
    int More)
{
    public const int Most = 25;
    public const int MostMembers = 12;

    internal static AuditedDifference Of(DefinitionRow? before, DefinitionRow after)
    {
        var found = DefinitionDifference.Between(before is null ? null : WorkflowDefinition.Read(before.Json), WorkflowDefinition.Read(after.Json));
        int[] counts = [found.Added.Count, found.Removed.Count, found.Changed.Count, found.ConnectionsAdded.Count, found.ConnectionsRemoved.Count];
        return new(
            Members(found.Definition),
            [.. found.Added.Take(Most).Select(a => new AuditedActivity(a.Id, a.Type))],
            [.. found.Removed.Take(Most).Select(a => new AuditedActivity(a.Id, a.Type))],
            [.. found.Changed.Take(Most).Select(c => new AuditedActivity(c.Activity.Id, c.Activity.Type, Members(c.Members), c.IsElsewhere))],
            [.. found.ConnectionsAdded.Take(Most).Select(Text)],
            [.. found.ConnectionsRemoved.Take(Most).Select(Text)],
            found.Moved.Count,
            counts.Sum(c => Math.Max(0, c - Most)));
    }

    /// <summary>The first segment of each path is the member that people know.</summary>
    private static IReadOnlyList<string> Members(IEnumerable<MemberChange> changes) =>
        [.. changes.Select(c => c.Path.TrimStart('/').Split('/')[0]).Distinct(StringComparer.Ordinal).Take(MostMembers)];

    private static string Text(ComparedConnection c) => $"{c.Source}.{c.Port} → {c.Target}";
}

/// <param name="Members">Inputs and other members that changed.</param>
/// <param name="IsElsewhere">It stands in another activity.</param>
public sealed record AuditedActivity(string Id, string Type, IReadOnlyList<string>? Members = null, bool IsElsewhere = false);
