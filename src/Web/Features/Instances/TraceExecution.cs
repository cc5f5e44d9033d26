using CaseFlow.Web.Data;
using CaseFlow.Web.Data.UnitOfWork;
using CaseFlow.Workflows.Storage;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Web.Features.Instances;

/// <summary>How a run of an activity came about: what scheduled it, from the workflow down to itself.</summary>
public static class TraceExecution
{
    public const int MostRuns = 200;

    /// <param name="IsAcross">Also through the instances that started this one, as long as they wait for it.</param>
    public sealed record Query(Guid Id, bool IsAcross = true) : IQuery<IReadOnlyList<ExecutionView>>;

    internal sealed class Handler(CaseFlowDb db, MaskingOfInstances maskings) : IRequestHandler<Query, IReadOnlyList<ExecutionView>>
    {
        public async Task<IReadOnlyList<ExecutionView>> Handle(Query request, CancellationToken cancellationToken)
        {
            var chain = new List<ExecutionView>();
            Guid? next = request.Id;
            while (next is { } id && chain.Count < MostRuns)
            {
                if (await db.Set<ExecutionRow>().AsNoTracking().SingleOrDefaultAsync(e => e.Id == id, cancellationToken) is not { } row) break;

                chain.Add(ListExecutions.Handler.Read(row, await maskings.OfAsync(row.InstanceId, cancellationToken)));
                next = row.SchedulingExecutionId ?? (request.IsAcross ? await StarterAsync(row.InstanceId, cancellationToken) : null);
            }

            if (chain.Count == 0) throw InstanceErrors.RunNotFound(request.Id);

            chain.Reverse();
            return chain;
        }

        private Task<Guid?> StarterAsync(Guid instanceId, CancellationToken stop) => (
            from instance in db.Set<InstanceRow>().AsNoTracking()
            join bookmark in db.Set<BookmarkRow>() on instance.ParentBookmarkId equals bookmark.Id
            where instance.Id == instanceId
            select (Guid?)bookmark.ExecutionId).SingleOrDefaultAsync(stop);
    }
}
