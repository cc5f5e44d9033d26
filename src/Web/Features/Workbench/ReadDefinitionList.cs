using CaseFlow.Web.Data;
using CaseFlow.Web.Data.UnitOfWork;
using CaseFlow.Web.Features.Definitions;
using CaseFlow.Web.Features.Elsa.Definitions;
using CaseFlow.Web.Features.Shared;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Storage;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Web.Features.Workbench;

/// <summary>The definitions as administrators see them: each with what is published, who changed it, what runs on it and what is wrong with it.</summary>
public static class ReadDefinitionList
{
    public const int Size = 20;

    /// <param name="Search">Part of a name, a description or an id.</param>
    /// <param name="Page">From 1; <see cref="Size"/> rows.</param>
    public sealed record Query(string? Search, int Page) : IRequest<Page<Row>>;

    /// <param name="Version">The latest one's number.</param>
    /// <param name="Published">Number of the published version, if any.</param>
    /// <param name="ChangedBy">Display name; null: it came with the installation.</param>
    /// <param name="Running">Instances of any version that have not ended.</param>
    /// <param name="Errors">Findings in the latest version that cannot work.</param>
    /// <param name="Warnings">Findings that are probably not meant.</param>
    /// <param name="FileChanged">The file that we ship changed while this one was changed here too; somebody has to decide.</param>
    public sealed record Row(
        string DefinitionId, string Name, int Version, bool IsDraft, int? Published, DateTimeOffset ChangedAt, string? ChangedBy, int Running, int Errors,
        int Warnings, bool FileChanged);

    internal sealed record Around(IReadOnlyList<string> DefinitionIds, IReadOnlyList<Guid> VersionIds) : IQuery<Known>;

    internal sealed record Known(
        IReadOnlyDictionary<string, int> Published, IReadOnlyDictionary<string, int> Running, IReadOnlyDictionary<Guid, string> ChangedBy);

    internal sealed class Handler(IMediator mediator) : IRequestHandler<Query, Page<Row>>
    {
        public async Task<Page<Row>> Handle(Query request, CancellationToken cancellationToken)
        {
            var found = await mediator.Send(
                new ListDefinitions.Query(VersionChoice.Latest, request.Search, Page: request.Page, PageSize: Size), cancellationToken);
            var known = await mediator.Send(new Around([.. found.Items.Select(d => d.DefinitionId)], [.. found.Items.Select(d => d.Id)]), cancellationToken);
            var rows = new List<Row>(found.Items.Count);
            foreach (var d in await mediator.Send(new LocalNames.Query(found.Items), cancellationToken))
            {
                var findings = (await mediator.Send(new FindDefinitionFindings.OfVersion(d.DefinitionId, VersionChoice.Latest), cancellationToken)).Findings;
                rows.Add(new(
                    d.DefinitionId,
                    d.Name,
                    d.Version,
                    !d.IsPublished,
                    known.Published.TryGetValue(d.DefinitionId, out var published) ? published : null,
                    d.UpdatedAt,
                    known.ChangedBy.GetValueOrDefault(d.Id),
                    known.Running.GetValueOrDefault(d.DefinitionId),
                    findings.Count(f => f.Severity is FindingSeverity.Error),
                    findings.Count(f => f.Severity is FindingSeverity.Warning),
                    d.FileConflict is not null));
            }

            return new(rows, found.Total);
        }
    }

    internal sealed class AroundHandler(CaseFlowDb db, DefinitionChanges changes) : IRequestHandler<Around, Known>
    {
        public async Task<Known> Handle(Around request, CancellationToken cancellationToken)
        {
            var ids = request.DefinitionIds;
            var published = await db.Set<DefinitionRow>().AsNoTracking().Where(d => d.IsPublished && d.DeletedAt == null && ids.Contains(d.DefinitionId))
                .Select(d => new { d.DefinitionId, d.Version }).ToDictionaryAsync(d => d.DefinitionId, d => d.Version, cancellationToken);
            var running = await db.Set<InstanceRow>().AsNoTracking().Where(i => i.Status == WorkflowStatus.Running && ids.Contains(i.DefinitionId))
                .GroupBy(i => i.DefinitionId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellationToken);
            return new(published, running, await changes.LastAsync([.. request.VersionIds], cancellationToken));
        }
    }
}
