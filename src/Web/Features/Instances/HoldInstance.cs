using CaseFlow.Web.Data.UnitOfWork;
using CaseFlow.Web.Security.Audit;
using CaseFlow.Workflows.Runtime;
using MediatR;

namespace CaseFlow.Web.Features.Instances;

/// <summary>Suspends an instance, or lets it go on. While it is held nothing advances it: answers that reach it are kept and given once it goes on, and
/// timers that fall due meanwhile fire then.</summary>
public static class HoldInstance
{
    /// <param name="IsHeld">True: suspend; false: let go on.</param>
    public sealed record Command(Guid Id, bool IsHeld) : ICommand<InstanceSummary>;

    internal sealed class Handler(WorkflowEngine engine, InstanceRows rows, IAuditTrail audit) : IRequestHandler<Command, InstanceSummary>
    {
        public async Task<InstanceSummary> Handle(Command request, CancellationToken cancellationToken)
        {
            var before = await rows.GetAsync(request.Id, cancellationToken);
            if (before.IsPaused == request.IsHeld) return before;

            var isHeldOrGoes = request.IsHeld
                ? await engine.PauseAsync(request.Id, cancellationToken)
                : await engine.UnpauseAsync(request.Id, cancellationToken);
            if (!isHeldOrGoes) throw InstanceErrors.HasEnded(request.Id, before.SubStatus);

            audit.Record(request.IsHeld ? "instance.suspend" : "instance.resume", "instance", request.Id);
            return await rows.GetAsync(request.Id, cancellationToken);
        }
    }
}
