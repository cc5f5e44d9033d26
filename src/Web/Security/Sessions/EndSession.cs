using CaseFlow.Web.Data;
using CaseFlow.Web.Data.UnitOfWork;
using MediatR;

namespace CaseFlow.Web.Security.Sessions;

/// <summary>Somebody signs out: copies of the cookie and tokens given out by it are worth nothing from now on.</summary>
public static class EndSession
{
    public sealed record Command(Guid Id) : ICommand<Unit>;

    internal sealed class Handler(CaseFlowDb db, TimeProvider time) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            var session = await db.Sessions.FindAsync([request.Id], cancellationToken);
            session?.End(time.GetUtcNow());
            return Unit.Value;
        }
    }
}
