using System.Globalization;
using CaseFlow.Domain.Cases;
using CaseFlow.Web.Data;
using CaseFlow.Web.Data.UnitOfWork;
using CaseFlow.Web.Features.Shared;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Storage;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Web.Features.Workbench;

/// <summary>What runs on a definition: how many wait at each activity, and which.</summary>
public static class ReadRunning
{
    public const int MostMatches = 200;

    /// <param name="Version">Only instances on it.</param>
    /// <param name="At">Node id of an activity: only those that wait there.</param>
    /// <param name="Number">A case number, or its beginning.</param>
    /// <exception cref="Domain.Common.DomainException"><c>definition.not_found</c></exception>
    public sealed record Query(string DefinitionId, int? Version, string? At, string? Number, PageOf Page) : IQuery<Answer>;

    /// <param name="Versions">How many run on each, newest first.</param>
    /// <param name="Places">Where they wait, in the order of the definition.</param>
    /// <param name="Failed">How many have an activity that failed and wait for somebody to look.</param>
    public sealed record Answer(IReadOnlyList<OnVersion> Versions, IReadOnlyList<Place> Places, int Failed, Page<Row> Rows);

    public sealed record OnVersion(int Version, int Count);

    /// <param name="Text">What the canvas shows on it.</param>
    /// <param name="Count">Instances that wait there.</param>
    /// <param name="Since">The longest of them.</param>
    public sealed record Place(string NodeId, string Text, string Type, int Order, int Count, DateTimeOffset Since);

    /// <param name="Number">Case number; null: it works for no case.</param>
    /// <param name="Township">In the reader's language.</param>
    public sealed record Row(
        Guid InstanceId, int Version, string? Number, CaseStage? Stage, string? Township, DateTimeOffset StartedAt, IReadOnlyList<RowWait> Waits, bool HasFailed, bool IsPaused);

    internal sealed class Handler(CaseFlowDb db, CasesAtWork cases, DefinitionVersions versions, RowWaits rowWaits, Places places) : IRequestHandler<Query, Answer>
    {
        public async Task<Answer> Handle(Query request, CancellationToken cancellationToken)
        {
            await versions.GetLatestAsync(request.DefinitionId, cancellationToken);
            var all = db.Set<InstanceRow>().AsNoTracking().Where(i => i.DefinitionId == request.DefinitionId && i.Status == WorkflowStatus.Running);
            var onVersions = await all.GroupBy(i => i.Version).Select(g => new OnVersion(g.Key, g.Count())).ToListAsync(cancellationToken);
            var running = request.Version is { } version ? all.Where(i => i.Version == version) : all;
            var texts = await ActivityTexts.ReadAsync(db, request.DefinitionId, cancellationToken);
            var counted = await PlacesAsync(running, texts, cancellationToken);
            var failed = await running.CountAsync(i => i.IncidentCount > 0, cancellationToken);

            if (request.At is { Length: > 0 } at) running = running.Where(i => db.Set<BookmarkRow>().Any(b => b.InstanceId == i.Id && b.NodeId == at));
            if (request.Number?.Trim() is { Length: > 0 } number) running = await OfCasesAsync(running, number, cancellationToken);
            var found = await request.Page.ReadAsync(
                running.OrderBy(i => i.CreatedAt).ThenBy(i => i.Id).Select(i => new { i.Id, i.Version, i.CreatedAt, i.IncidentCount, i.IsPaused }), cancellationToken);
            var ids = found.Items.Select(i => i.Id).ToList();
            var ofCases = await cases.OfInstancesAsync(ids, cancellationToken);
            await places.LoadAsync(ofCases.Values.Select(c => (Guid?)c.TownshipId), cancellationToken);
            var waits = await rowWaits.OfAsync(ids, texts, cancellationToken);
            return new(
                [.. onVersions.OrderByDescending(v => v.Version)],
                counted,
                failed,
                new(
                    [.. found.Items.Select(i => (Instance: i, Case: ofCases.GetValueOrDefault(i.Id))).Select(r => new Row(
                        r.Instance.Id,
                        r.Instance.Version,
                        r.Case?.Number,
                        r.Case?.Stage,
                        r.Case is null ? null : places[r.Case.TownshipId],
                        r.Instance.CreatedAt,
                        [.. waits[r.Instance.Id]],
                        r.Instance.IncidentCount > 0,
                        r.Instance.IsPaused))],
                    found.Total));
        }

        private async Task<IReadOnlyList<Place>> PlacesAsync(IQueryable<InstanceRow> running, ActivityTexts texts, CancellationToken stop)
        {
            var counted = await running.Join(db.Set<BookmarkRow>(), i => i.Id, b => b.InstanceId, (i, b) => new { i.Id, b.NodeId, b.Name, b.CreatedAt })
                .GroupBy(b => b.NodeId)
                .Select(g => new { NodeId = g.Key, Type = g.Min(b => b.Name), Count = g.Select(b => b.Id).Distinct().Count(), Since = g.Min(b => b.CreatedAt) })
                .ToListAsync(stop);
            return
            [
                .. counted.Select(p => (Found: p, Named: texts[p.NodeId]))
                    .Select(p => new Place(p.Found.NodeId, p.Named.Text, p.Found.Type!, p.Named.Order, p.Found.Count, p.Found.Since))
                    .OrderBy(p => p.Order).ThenBy(p => p.NodeId, StringComparer.Ordinal),
            ];
        }

        private async Task<IQueryable<InstanceRow>> OfCasesAsync(IQueryable<InstanceRow> running, string number, CancellationToken stop)
        {
            var wanted = number.ToUpper(CultureInfo.InvariantCulture);
            var matching = await cases.Cases.Where(c => c.Number.StartsWith(wanted)).OrderBy(c => c.Number).Take(MostMatches).Select(c => c.Id).ToListAsync(stop);
            var correlations = matching.ConvertAll(id => id.ToString());
            var roots = db.Set<InstanceRow>().Where(r => r.CorrelationId != null && correlations.Contains(r.CorrelationId)).Select(r => r.Id);
            return running.Where(i => (i.CorrelationId != null && correlations.Contains(i.CorrelationId)) || roots.Contains(i.RootInstanceId));
        }
    }
}
