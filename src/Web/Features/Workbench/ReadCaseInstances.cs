using System.Globalization;
using CaseFlow.Domain.Cases;
using CaseFlow.Web.Data;
using CaseFlow.Web.Data.UnitOfWork;
using CaseFlow.Web.Features.Shared;
using CaseFlow.Workflows.Storage;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Web.Features.Workbench;

/// <summary>The workflow instances of one case, for administrators, who see no case file: its number, stage and township, and where it stands.</summary>
public static class ReadCaseInstances
{
    public const int MostMatches = 20;
    public const int MostInstances = 200;

    /// <param name="Number">A case number, or its beginning.</param>
    public sealed record Query(string? Number) : IQuery<Answer>;

    /// <param name="Matches">Cases whose number begins so; at most <see cref="MostMatches"/>.</param>
    /// <param name="Instances">Of the case, when it is one: parents before their children, the latest run first; at most <see cref="MostInstances"/>.</param>
    public sealed record Answer(IReadOnlyList<Match> Matches, IReadOnlyList<Item> Instances);

    public sealed record Match(string Number, CaseStage Stage, string Township);

    /// <param name="Depth">0: it is part of no other workflow.</param>
    public sealed record Item(
        Guid InstanceId, string DefinitionId, string Name, int Version, int Depth, WorkflowStatus Status, WorkflowSubStatus SubStatus, DateTimeOffset StartedAt,
        DateTimeOffset? FinishedAt, IReadOnlyList<RowWait> Waits, bool HasFailed, bool IsPaused);

    internal sealed class Handler(CaseFlowDb db, CasesAtWork cases, RowWaits rowWaits, Places places) : IRequestHandler<Query, Answer>
    {
        public async Task<Answer> Handle(Query request, CancellationToken cancellationToken)
        {
            if (request.Number?.Trim().ToUpper(CultureInfo.InvariantCulture) is not { Length: > 0 } number) return new([], []);

            var found = await cases.Cases.Where(c => c.Number.StartsWith(number)).OrderBy(c => c.Number).Take(MostMatches).ToListAsync(cancellationToken);
            await places.LoadAsync(found.Select(c => (Guid?)c.TownshipId), cancellationToken);
            var only = found.Find(c => c.Number == number) ?? (found is [var one] ? one : null);
            return only is null
                ? new([.. found.Select(Of)], [])
                : new([Of(only)], await InstancesAsync(only.Id, cancellationToken));
        }

        private Match Of(CaseAtWork c) => new(c.Number, c.Stage, places[c.TownshipId]);

        private async Task<IReadOnlyList<Item>> InstancesAsync(Guid caseId, CancellationToken stop)
        {
            var correlation = caseId.ToString();
            var all = new List<InstanceRow>();
            var level = await Lean(db.Set<InstanceRow>().Where(i => i.CorrelationId == correlation)).ToListAsync(stop);
            while (level.Count > 0 && all.Count < MostInstances)
            {
                all.AddRange(level);
                var known = all.ConvertAll(i => i.Id);
                level = await Lean(db.Set<InstanceRow>().Where(i => i.ParentInstanceId != null && known.Contains(i.ParentInstanceId.Value) && !known.Contains(i.Id))).ToListAsync(stop);
            }

            var ids = all.ConvertAll(i => i.DefinitionId).Distinct().ToList();
            var names = await db.Set<DefinitionRow>().AsNoTracking().Where(d => d.IsLatest && ids.Contains(d.DefinitionId))
                .Select(d => new { d.DefinitionId, d.Name }).ToDictionaryAsync(d => d.DefinitionId, d => d.Name, stop);
            var waits = new Dictionary<Guid, IReadOnlyList<RowWait>>();
            foreach (var ofOne in all.Where(i => i.Status is WorkflowStatus.Running).GroupBy(i => i.DefinitionId))
            {
                var texts = await ActivityTexts.ReadAsync(db, ofOne.Key, stop);
                List<Guid> running = [.. ofOne.Select(i => i.Id)];
                var found = await rowWaits.OfAsync(running, texts, stop);
                foreach (var id in running) waits[id] = [.. found[id]];
            }

            return [.. InOrder(all).Select(i => new Item(
                i.Row.Id, i.Row.DefinitionId, names.GetValueOrDefault(i.Row.DefinitionId) ?? i.Row.DefinitionId, i.Row.Version, i.Depth, i.Row.Status, i.Row.SubStatus,
                i.Row.CreatedAt, i.Row.FinishedAt, waits.GetValueOrDefault(i.Row.Id) ?? [], i.Row.IncidentCount > 0, i.Row.IsPaused))];
        }

        // Without the state, which is large and none of this page's business.
        private static IQueryable<InstanceRow> Lean(IQueryable<InstanceRow> rows) => rows.AsNoTracking().OrderByDescending(i => i.CreatedAt).ThenBy(i => i.Id)
            .Take(MostInstances).Select(i => new InstanceRow
            {
                Id = i.Id,
                DefinitionId = i.DefinitionId,
                Version = i.Version,
                ParentInstanceId = i.ParentInstanceId,
                Status = i.Status,
                SubStatus = i.SubStatus,
                IncidentCount = i.IncidentCount,
                IsPaused = i.IsPaused,
                CreatedAt = i.CreatedAt,
                FinishedAt = i.FinishedAt,
            });

        private static IEnumerable<(InstanceRow Row, int Depth)> InOrder(List<InstanceRow> all)
        {
            var known = all.ConvertAll(i => i.Id);
            var children = all.Where(i => i.ParentInstanceId is { } parent && known.Contains(parent)).ToLookup(i => i.ParentInstanceId!.Value);
            return all.Where(i => i.ParentInstanceId is not { } parent || !known.Contains(parent)).OrderByDescending(i => i.CreatedAt).SelectMany(i => Under(i, 0));

            IEnumerable<(InstanceRow Row, int Depth)> Under(InstanceRow row, int depth) =>
                children[row.Id].OrderBy(c => c.CreatedAt).SelectMany(c => Under(c, depth + 1)).Prepend((row, depth));
        }
    }
}
