using CaseFlow.Web.Data;
using CaseFlow.Web.Data.UnitOfWork;
using CaseFlow.Web.Live;
using CaseFlow.Web.Security;
using MediatR;

namespace CaseFlow.Web.Features.Notifications;

/// <summary>The caller has read everything up to a number. Reading never goes back.</summary>
public static class ReadNotifications
{
    public sealed record Command(long UpTo) : ICommand<long>;

    public sealed record Body(long UpTo);

    public static void Map(RouteGroupBuilder api) => api
        .MapPost("/notifications/read", async (Body body, IMediator mediator, CancellationToken stop) =>
        {
            await mediator.Send(new Command(body.UpTo), stop);
            return TypedResults.Ok(await mediator.Send(new CountUnread.Query(), stop));
        })
        .RequireAuthorization(Permissions.SignedIn);

    internal sealed class Handler(CaseFlowDb db, CallerContext caller) : IRequestHandler<Command, long>
    {
        public async Task<long> Handle(Command request, CancellationToken cancellationToken)
        {
            var counter = await db.FindAsync<NotificationCounter>([caller.Current.UserId], cancellationToken);
            counter?.Read(request.UpTo);
            return counter?.ReadUpTo ?? 0;
        }
    }
}
