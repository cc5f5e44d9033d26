using CaseFlow.Domain.Time;
using CaseFlow.Web.Data.UnitOfWork;
using CaseFlow.Web.Features.Settings;
using CaseFlow.Web.Security.Audit;
using CaseFlow.Workflows.Storage;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Web.Features.Instances.Retention;

/// <summary>Deletes one batch of instances that ended longer ago than they are kept. What a case or a task tells of stays, and so does what belongs to a
/// workflow that still runs.</summary>
internal static class PurgeInstances
{
    public const int Batch = 100;

    /// <param name="Stayed">How many of the oldest earlier batches found and left.</param>
    public sealed record Command(int Stayed) : ICommand<Answer>;

    /// <param name="Stayed">For the next batch.</param>
    /// <param name="MayHaveMore">Whether there may be a next batch.</param>
    public sealed record Answer(int Deleted, int Stayed, bool MayHaveMore);

    internal sealed class Handler(InstanceRows rows, PolicyInForce policy, IAuditTrail audit, ICaseClock clock) : IRequestHandler<Command, Answer>
    {
        public async Task<Answer> Handle(Command request, CancellationToken cancellationToken)
        {
            var kept = await policy.RetentionOnAsync(clock.Today, cancellationToken);
            if (kept?.FinishedInstanceDays is not { } days) return new(0, request.Stayed, MayHaveMore: false);

            var border = clock.Now.AddDays(-days);
            var old = await rows.All.Where(i => i.FinishedAt != null && i.FinishedAt < border)
                .OrderBy(i => i.FinishedAt).ThenBy(i => i.Id).Skip(request.Stayed).Take(Batch)
                .Select(i => new { i.Id, i.RootInstanceId }).ToListAsync(cancellationToken);
            var roots = old.ConvertAll(i => i.RootInstanceId);
            var running = await rows.All.Where(i => roots.Contains(i.RootInstanceId) && i.Status == WorkflowStatus.Running)
                .Select(i => i.RootInstanceId).Distinct().ToListAsync(cancellationToken);
            var told = await rows.ToldOfAsync(old.ConvertAll(i => i.Id), cancellationToken);
            var gone = old.Where(i => !running.Contains(i.RootInstanceId) && !told.Contains(i.Id)).Select(i => i.Id).ToList();
            if (gone.Count > 0)
            {
                await rows.DeleteAsync(gone, cancellationToken);
                audit.Record("instance.purge", "instance", null, new { count = gone.Count, kept.Version });
            }

            return new(gone.Count, request.Stayed + old.Count - gone.Count, old.Count == Batch);
        }
    }
}
