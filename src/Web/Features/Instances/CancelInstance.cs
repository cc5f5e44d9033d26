using CaseFlow.Domain.Common;
using CaseFlow.Domain.Time;
using CaseFlow.Web.Data.UnitOfWork;
using CaseFlow.Web.Security.Audit;
using CaseFlow.Workflows.Engine;
using CaseFlow.Workflows.Storage;
using MediatR;

namespace CaseFlow.Web.Features.Instances;

/// <summary>Ends an instance with the children that it started: its open tasks are withdrawn, its bookmarks and timers go. One that has ended already stays
/// as it is.</summary>
public static class CancelInstance
{
    /// <param name="OperationId">The same id never cancels twice; null: a new one.</param>
    public sealed record Command(Guid Id, Guid? OperationId = null) : ICommand<InstanceSummary>;

    internal sealed class Handler(IWorkflowEngine engine, InstanceRows rows, IAuditTrail audit, ICaseClock clock) : IRequestHandler<Command, InstanceSummary>
    {
        public async Task<InstanceSummary> Handle(Command request, CancellationToken cancellationToken)
        {
            var before = await rows.GetAsync(request.Id, cancellationToken);
            if (before.Status is WorkflowStatus.Finished) return before;

            await engine.CancelAsync(new(request.OperationId ?? Ids.New(clock.Now), request.Id, "instance.cancelled"), cancellationToken);
            audit.Record("instance.cancel", "instance", request.Id);
            return await rows.GetAsync(request.Id, cancellationToken);
        }
    }
}
