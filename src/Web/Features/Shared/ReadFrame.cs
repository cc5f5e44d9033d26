using CaseFlow.Web.Data;
using CaseFlow.Web.Data.UnitOfWork;
using CaseFlow.Web.Features.Notifications;
using CaseFlow.Web.Features.Tasks;
using CaseFlow.Web.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Web.Features.Shared;

/// <summary>What stands around every page: who is signed in, and the live counts.</summary>
public static class ReadFrame
{
    public sealed record Query : IQuery<Answer>;

    /// <param name="DisplayName">Of the signed-in user.</param>
    /// <param name="Role">A role code.</param>
    /// <param name="Inbox">Open tasks that the caller could do.</param>
    /// <param name="Unread">Notifications not yet seen.</param>
    /// <param name="LastSequence">Of the caller's notifications; what comes after it is news.</param>
    public sealed record Answer(string DisplayName, string Role, int Inbox, int Unread, long LastSequence);

    internal sealed class Handler(CaseFlowDb db, CallerContext caller, IMediator mediator) : IRequestHandler<Query, Answer>
    {
        public async Task<Answer> Handle(Query request, CancellationToken cancellationToken)
        {
            var me = caller.Current;
            var name = await db.Users.Where(u => u.Id == me.UserId).Select(u => u.DisplayName).SingleAsync(cancellationToken);
            var unread = await mediator.Send(new CountUnread.Query(), cancellationToken);
            var inbox = me.May(Permissions.Work) ? await mediator.Send(new CountInbox.Query(), cancellationToken) : 0;
            return new(name, me.Role, inbox, unread.Unread, unread.Last);
        }
    }
}
