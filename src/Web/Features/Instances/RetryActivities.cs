using CaseFlow.Domain.Common;
using CaseFlow.Web.Data;
using CaseFlow.Workflows.Runtime;
using CaseFlow.Workflows.Storage;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Web.Features.Instances;

/// <summary>Runs the failed steps of some activities once more, in several instances, each in a unit of work of its own.</summary>
public static class RetryActivities
{
    /// <param name="Ids">Of instances; at most <see cref="ControlInstances.Most"/>.</param>
    /// <param name="ActivityIds">As the definition names them.</param>
    public sealed record Request(IReadOnlyList<Guid> Ids, IReadOnlyList<string> ActivityIds) : IRequest<IReadOnlyList<ControlInstances.Outcome>>;

    internal sealed class Handler(IMediator mediator, CaseFlowDb db) : IRequestHandler<Request, IReadOnlyList<ControlInstances.Outcome>>
    {
        public async Task<IReadOnlyList<ControlInstances.Outcome>> Handle(Request request, CancellationToken cancellationToken)
        {
            if (request.Ids.Count > ControlInstances.Most) throw InstanceErrors.TooMany(ControlInstances.Most);

            var outcomes = new List<ControlInstances.Outcome>(request.Ids.Count);
            foreach (var id in request.Ids.Distinct()) outcomes.Add(await RetryAsync(id, request.ActivityIds, cancellationToken));
            return outcomes;
        }

        private async Task<ControlInstances.Outcome> RetryAsync(Guid id, IReadOnlyList<string> activityIds, CancellationToken stop)
        {
            var failed = await db.Set<ExecutionRow>().AsNoTracking()
                .Where(e => e.InstanceId == id && e.Status == ExecutionStatus.Faulted && activityIds.Contains(e.ActivityId))
                .OrderBy(e => e.StartedAt).ThenBy(e => e.Id).Select(e => e.Id).Take(Slice.MostRows).ToListAsync(stop);
            try
            {
                if (failed.Count == 0) throw EngineErrors.NothingToRetry(id);
                foreach (var run in failed) await mediator.Send(new RetryInstance.Command(id, run), stop);
                return new(id, null, null);
            }
            catch (DomainException refusal)
            {
                return new(id, refusal.Code, refusal.Params);
            }
        }
    }
}
