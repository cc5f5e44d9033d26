using CaseFlow.Web.Data;
using CaseFlow.Web.Data.UnitOfWork;
using CaseFlow.Web.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Web.Features.Me;

/// <summary>Who the caller is and what they may do.</summary>
public static class GetMe
{
    public sealed record Query : IQuery<Answer>;

    public sealed record Answer(Guid Id, string UserName, string DisplayName, string Role, Guid OrganisationId, IReadOnlyList<string> Permissions);

    public static void Map(RouteGroupBuilder api) => api
        .MapGet("/me", async (IMediator mediator, CancellationToken stop) => TypedResults.Ok(await mediator.Send(new Query(), stop)))
        .RequireAuthorization(Security.Permissions.SignedIn);

    internal sealed class Handler(CaseFlowDb db, CallerContext caller) : IRequestHandler<Query, Answer>
    {
        public async Task<Answer> Handle(Query request, CancellationToken cancellationToken)
        {
            var user = await db.Users.AsNoTracking().SingleAsync(u => u.Id == caller.Current.UserId, cancellationToken);
            return new(user.Id, user.UserName!, user.DisplayName, user.Role, user.OrganisationId, [.. Security.Permissions.Of(user.Role).Order()]);
        }
    }
}
