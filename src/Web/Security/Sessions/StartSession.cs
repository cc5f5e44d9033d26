using CaseFlow.Domain.Common;
using CaseFlow.Web.Data;
using CaseFlow.Web.Data.UnitOfWork;
using MediatR;

namespace CaseFlow.Web.Security.Sessions;

/// <summary>Somebody has shown their password to a page.</summary>
public static class StartSession
{
    /// <summary>Answers the session's id.</summary>
    public sealed record Command(Guid UserId) : ICommand<Guid>;

    internal sealed class Handler(CaseFlowDb db, TimeProvider time) : IRequestHandler<Command, Guid>
    {
        public Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var now = time.GetUtcNow();
            var session = new Session(Ids.New(now), request.UserId, now);
            db.Sessions.Add(session);
            return Task.FromResult(session.Id);
        }
    }
}
