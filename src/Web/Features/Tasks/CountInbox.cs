using CaseFlow.Domain.Tasks;
using CaseFlow.Web.Data;
using CaseFlow.Web.Data.UnitOfWork;
using CaseFlow.Web.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Web.Features.Tasks;

/// <summary>The number beside "Inbox": what the caller holds, and what nobody holds yet and the caller may do.</summary>
public static class CountInbox
{
    public sealed record Query : IQuery<int>;

    internal sealed class Handler(CaseFlowDb db, CallerContext context) : IRequestHandler<Query, int>
    {
        public Task<int> Handle(Query request, CancellationToken cancellationToken) =>
            db.Set<WorkTask>().WaitingFor(context.Current).CountAsync(cancellationToken);
    }

    /// <summary>Open tasks that somebody holds or may take.</summary>
    internal static IQueryable<WorkTask> WaitingFor(this IQueryable<WorkTask> tasks, Caller me) => tasks.Where(t =>
        t.State == TaskState.Open
        && (t.ClaimedBy == me.UserId || (t.ClaimedBy == null && t.Role == me.Role && t.OrganisationId == me.OrganisationId)));
}
