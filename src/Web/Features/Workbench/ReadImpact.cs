using CaseFlow.Domain.Cases;
using CaseFlow.Domain.Time;
using CaseFlow.Web.Data;
using CaseFlow.Web.Data.UnitOfWork;
using CaseFlow.Web.Features.Shared;
using CaseFlow.Workflows.Storage;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Web.Features.Workbench;

/// <summary>Whom a change of a definition concerns: what runs on it, at which stage, and who is waiting for whose work.</summary>
public static class ReadImpact
{
    private const int MostGroups = 1_000;

    public sealed record Query(string DefinitionId) : IQuery<Answer>;

    /// <param name="Versions">Running instances of each, newest first.</param>
    /// <param name="Stages">Cases that it runs for, or is a part of running.</param>
    /// <param name="Waiting">Open tasks by activity and who has them, the latest first.</param>
    public sealed record Answer(IReadOnlyList<ReadRunning.OnVersion> Versions, IReadOnlyList<AtStage> Stages, IReadOnlyList<Group> Waiting)
    {
        public int Running => Versions.Sum(v => v.Count);

        public int Overdue => Waiting.Sum(g => g.Overdue);
    }

    public sealed record AtStage(CaseStage Stage, int Cases);

    /// <param name="Text">What the canvas shows on the activity.</param>
    /// <param name="DefinitionId">Whose activity it is: this definition's, or one that it runs.</param>
    /// <param name="Organisation">In the reader's language.</param>
    public sealed record Group(string DefinitionId, string Text, string Role, string Organisation, int Tasks, DateTimeOffset Oldest, DateOnly DueOn, int Overdue);

    internal sealed class Handler(CaseFlowDb db, CasesAtWork cases, Places places, ICaseClock clock) : IRequestHandler<Query, Answer>
    {
        public async Task<Answer> Handle(Query request, CancellationToken cancellationToken)
        {
            var running = db.Set<InstanceRow>().AsNoTracking().Where(i => i.DefinitionId == request.DefinitionId && i.Status == WorkflowStatus.Running);
            var versions = await running.GroupBy(i => i.Version).Select(g => new ReadRunning.OnVersion(g.Key, g.Count())).ToListAsync(cancellationToken);
            var roots = running.Select(i => i.RootInstanceId);
            var stages = await cases.Cases.Where(c => c.InstanceId != null && roots.Contains(c.InstanceId.Value))
                .GroupBy(c => c.Stage).Select(g => new AtStage(g.Key, g.Count())).ToListAsync(cancellationToken);
            return new(
                [.. versions.OrderByDescending(v => v.Version)],
                [.. stages.OrderBy(s => s.Stage)],
                await WaitingAsync(request.DefinitionId, running, cancellationToken));
        }

        private async Task<IReadOnlyList<Group>> WaitingAsync(string definitionId, IQueryable<InstanceRow> running, CancellationToken stop)
        {
            var today = clock.Today;
            var wholes = running.Where(i => i.RootInstanceId == i.Id).Select(i => i.Id);
            var concerned = db.Set<InstanceRow>().Where(i => i.Status == WorkflowStatus.Running && (i.DefinitionId == definitionId || wholes.Contains(i.RootInstanceId)));
            var tasks =
                from t in cases.OpenTasks
                join i in concerned on t.InstanceId equals (Guid?)i.Id
                join b in db.Set<BookmarkRow>() on t.ExecutionId equals (Guid?)b.ExecutionId
                select new { i.DefinitionId, b.NodeId, t.Role, t.OrganisationId, t.OpenedAt, t.DueOn };
            var found = await tasks.GroupBy(t => new { t.DefinitionId, t.NodeId, t.Role, t.OrganisationId })
                .Select(g => new { g.Key, Tasks = g.Count(), Oldest = g.Min(t => t.OpenedAt), DueOn = g.Min(t => t.DueOn), Overdue = g.Count(t => t.DueOn < today) })
                .Take(MostGroups).ToListAsync(stop);

            await places.LoadAsync(found.Select(g => (Guid?)g.Key.OrganisationId), stop);
            var texts = new Dictionary<string, ActivityTexts>(StringComparer.Ordinal);
            foreach (var id in found.Select(g => g.Key.DefinitionId).Distinct()) texts[id] = await ActivityTexts.ReadAsync(db, id, stop);
            return
            [
                .. found.Select(g => new Group(
                        g.Key.DefinitionId, texts[g.Key.DefinitionId][g.Key.NodeId].Text, g.Key.Role, places[g.Key.OrganisationId], g.Tasks, g.Oldest, g.DueOn, g.Overdue))
                    .OrderByDescending(g => g.Overdue).ThenBy(g => g.DueOn).ThenBy(g => g.Oldest),
            ];
        }
    }
}
