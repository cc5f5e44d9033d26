using CaseFlow.Domain.Time;
using CaseFlow.Web.Data;
using CaseFlow.Web.Data.UnitOfWork;
using CaseFlow.Web.Features.Settings;
using CaseFlow.Workflows.Storage;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Web.Features.Instances.Retention;

/// <summary>Forgets one batch of applied operations that nobody repeats any more.</summary>
internal static class PurgeOperations
{
    public const int Batch = 2_000;

    /// <summary>Answers whether more may be left.</summary>
    public sealed record Command : ICommand<bool>;

    internal sealed class Handler(CaseFlowDb db, PolicyInForce policy, ICaseClock clock) : IRequestHandler<Command, bool>
    {
        public async Task<bool> Handle(Command request, CancellationToken cancellationToken)
        {
            if (await policy.RetentionOnAsync(clock.Today, cancellationToken) is not { } kept) return false;

            var border = clock.Now.AddDays(-kept.AppliedOperationDays);
            var old = db.Set<OperationRow>().Where(o => o.AppliedAt < border).OrderBy(o => o.AppliedAt).Take(Batch).Select(o => o.Id);
            return await db.Set<OperationRow>().Where(o => old.Contains(o.Id)).ExecuteDeleteAsync(cancellationToken) == Batch;
        }
    }
}
