using CaseFlow.Web.Data.UnitOfWork;
using MediatR;

namespace CaseFlow.Web.Security.Audit;

/// <summary>Writes refusals that have been answered already; a command of its own, because the refused one left nothing.</summary>
internal static class RecordRefusals
{
    public sealed record Command(IReadOnlyList<Refusal> Refusals, RefusalCounts? Counts) : ICommand<Unit>;

    internal sealed class Handler(IAuditTrail audit, CallerContext caller) : IRequestHandler<Command, Unit>
    {
        public Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            var self = caller.Current;
            foreach (var refusal in request.Refusals)
            {
                caller.Become(refusal.Caller); // the record names who was refused, not who writes it down
                audit.Record("access.refused", "route", refusal.SubjectId, new { refusal.Status, refusal.Method, refusal.Route, refusal.At });
            }

            caller.Become(self);
            if (request.Counts is { } counts)
            {
                audit.Record("access.unknown_callers", "address", null, new { counts.Minute, counts.PerAddress, counts.BeyondLimit });
            }

            return Unit.Task;
        }
    }
}
