using CaseFlow.Web.Data;
using CaseFlow.Web.Data.UnitOfWork;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Web.Security.Sessions;

/// <summary>Forgets one batch of sessions that let nobody in any more.</summary>
internal static class PurgeSessions
{
    public const int Batch = 2_000;

    /// <summary>Answers whether more may be left.</summary>
    public sealed record Command : ICommand<bool>;

    internal sealed class Handler(CaseFlowDb db, TimeProvider time) : IRequestHandler<Command, bool>
    {
        public async Task<bool> Handle(Command request, CancellationToken cancellationToken)
        {
            var border = time.GetUtcNow() - Session.Longest;
            var old = db.Sessions.Where(s => s.StartedAt < border).OrderBy(s => s.StartedAt).Take(Batch).Select(s => s.Id);
            return await db.Sessions.Where(s => old.Contains(s.Id)).ExecuteDeleteAsync(cancellationToken) == Batch;
        }
    }
}
