using CaseFlow.Web.Data;
using CaseFlow.Web.Data.UnitOfWork;
using CaseFlow.Workflows.Storage;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Web.Features.Instances;

/// <summary>How often each activity of an instance has run: what the numbers on a canvas say. An activity that has not run is left out.</summary>
public static class ReportExecutions
{
    /// <param name="NodeIds">Only of these; null: of all.</param>
    public sealed record Query(Guid InstanceId, IReadOnlyCollection<string>? NodeIds = null) : IQuery<IReadOnlyList<Figures>>;

    /// <param name="Started">All runs.</param>
    /// <param name="Completed">Those that have ended.</param>
    /// <param name="IsBlocked">One of them waits.</param>
    /// <param name="Faults">Of the last run and of what it scheduled.</param>
    public sealed record Figures(string ActivityId, string NodeId, int Started, int Completed, bool IsBlocked, bool IsFaulted, int Faults);

    internal sealed class Handler(CaseFlowDb db) : IRequestHandler<Query, IReadOnlyList<Figures>>
    {
        public async Task<IReadOnlyList<Figures>> Handle(Query request, CancellationToken cancellationToken)
        {
            // What a run carried is not read for this.
            var runs = await db.Set<ExecutionRow>().AsNoTracking().Where(e => e.InstanceId == request.InstanceId)
                .Select(e => new { e.Id, e.ActivityId, e.NodeId, e.StartedAt, e.CompletedAt, e.HasBookmarks, e.Status, e.AggregateFaultCount })
                .ToListAsync(cancellationToken);
            var wanted = request.NodeIds?.ToHashSet(StringComparer.Ordinal);
            return
            [
                .. runs.Where(r => wanted?.Contains(r.NodeId) ?? true)
                    .OrderBy(r => r.StartedAt).ThenBy(r => r.Id)
                    .GroupBy(r => r.NodeId, StringComparer.Ordinal)
                    .Select(of => new Figures(
                        of.First().ActivityId,
                        of.Key,
                        of.Count(),
                        of.Count(r => r.CompletedAt is not null),
                        of.Any(r => r.HasBookmarks),
                        of.Any(r => r.Status is ExecutionStatus.Faulted),
                        of.Last().AggregateFaultCount)),
            ];
        }
    }
}
