using CaseFlow.Web.Data;
using CaseFlow.Web.Data.UnitOfWork;
using CaseFlow.Web.Security.Audit;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Web.Features.FirstRun;

/// <summary>Everything of the first run is there.</summary>
internal static class EndFirstRun
{
    public sealed record Command : ICommand<bool>;

    internal sealed class Handler(CaseFlowDb db, TimeProvider time, IAuditTrail audit) : IRequestHandler<Command, bool>
    {
        public async Task<bool> Handle(Command request, CancellationToken cancellationToken)
        {
            var state = await db.Set<FirstRunState>().SingleAsync(cancellationToken);
            state.Finish(time.GetUtcNow());
            audit.Record("first_run.end", "first-run", null);
            return true;
        }
    }
}
