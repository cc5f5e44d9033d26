using CaseFlow.Web.Data;
using CaseFlow.Workflows.Storage;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Web.Features.Moves;

/// <summary>Which instances, to which version, and what takes the place of what.</summary>
/// <param name="ToVersion">A version's number; that version is published.</param>
/// <param name="Mapping">Node id or activity id to the one that takes its place, where they differ.</param>
/// <param name="InstanceIds">Only these; null or empty: every running instance that is on another version.</param>
public sealed record MoveBody(int ToVersion, IReadOnlyDictionary<string, string>? Mapping = null, IReadOnlyList<Guid>? InstanceIds = null)
{
    internal IReadOnlyDictionary<string, string> Said => Mapping ?? new Dictionary<string, string>();
}

internal sealed class MoveTargets(CaseFlowDb db)
{
    public const int MostNamed = 1_000;

    /// <exception cref="Domain.Common.DomainException"><c>move.no_such_version</c>, <c>move.not_published</c></exception>
    public async Task<DefinitionRow> VersionAsync(string definitionId, int version, CancellationToken stop, bool ofDraft = false)
    {
        var row = await db.Set<DefinitionRow>().AsNoTracking()
            .FirstOrDefaultAsync(d => d.DefinitionId == definitionId && d.Version == version && d.DeletedAt == null, stop)
            ?? throw MoveErrors.NoSuchVersion(definitionId, version);
        return row.IsPublished || ofDraft ? row : throw MoveErrors.NotPublished(definitionId, version);
    }

    /// <summary>The instances that would move, in order of their start. One that ended with a fault moves only when it is named: it may be run again.</summary>
    public IQueryable<InstanceRow> Instances(string definitionId, DefinitionRow to, MoveBody body)
    {
        var rows = db.Set<InstanceRow>().AsNoTracking().Where(i => i.DefinitionId == definitionId && i.DefinitionVersionId != to.Id);
        if (body.InstanceIds is not { Count: > 0 } named) return rows.Where(i => i.Status == WorkflowStatus.Running).OrderBy(i => i.Id);
        if (named.Count > MostNamed) throw MoveErrors.TooMany(MostNamed);

        return rows.Where(i => named.Contains(i.Id) && (i.Status == WorkflowStatus.Running || i.SubStatus == WorkflowSubStatus.Faulted)).OrderBy(i => i.Id);
    }
}
