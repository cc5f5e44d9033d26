using CaseFlow.Domain.Common;
using CaseFlow.Domain.Time;
using CaseFlow.Web.Data.UnitOfWork;
using CaseFlow.Web.Security.Audit;
using CaseFlow.Workflows.Engine;
using MediatR;

namespace CaseFlow.Web.Features.Instances;

/// <summary>Runs the steps that failed once more; what had passed is not run again.</summary>
public static class RetryInstance
{
    /// <param name="ExecutionId">One failed run of an activity; null: all that failed.</param>
    /// <param name="OperationId">The same id never retries twice; null: a new one.</param>
    public sealed record Command(Guid Id, Guid? ExecutionId = null, Guid? OperationId = null) : ICommand<InstanceSummary>;

    internal sealed class Handler(IWorkflowEngine engine, InstanceRows rows, IAuditTrail audit, ICaseClock clock) : IRequestHandler<Command, InstanceSummary>
    {
        public async Task<InstanceSummary> Handle(Command request, CancellationToken cancellationToken)
        {
            await rows.GetAsync(request.Id, cancellationToken);
            await engine.RetryAsync(new(request.OperationId ?? Ids.New(clock.Now), request.Id, request.ExecutionId), cancellationToken);
            audit.Record("instance.retry", "instance", request.Id, new { request.ExecutionId });
            return await rows.GetAsync(request.Id, cancellationToken);
        }
    }
}
