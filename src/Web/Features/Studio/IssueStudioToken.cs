using System.Security.Claims;
using CaseFlow.Domain.Common;
using CaseFlow.Web.Data;
using CaseFlow.Web.Security;
using CaseFlow.Web.Security.Identity;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CaseFlow.Web.Features.Studio;

/// <summary><c>POST /studio/token</c>: a page of the designer gets, by the cookie of whoever opened it, the short-lived token that Elsa's API asks for.
/// It is good while the session lasts, and the page renews it before it ends.</summary>
internal static class IssueStudioToken
{
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(10);

    /// <param name="Page">The opened page.</param>
    /// <param name="Trial">The trial that the page shows; null: the real definitions and instances.</param>
    internal sealed record Body(Guid Page, Guid? Trial = null);

    /// <param name="AccessToken">For <c>Authorization: Bearer</c>.</param>
    /// <param name="LifeSeconds">From now on; the page's clock may be wrong, so no instant is given.</param>
    internal sealed record Answer(string AccessToken, int LifeSeconds);

    public static void Map(RouteGroupBuilder studio) => studio
        .MapPost("/token", async (
            Body body, HttpContext http, IAntiforgery forms, CaseFlowDb db, CallerContext caller, IOptionsMonitor<BearerTokenOptions> options, TimeProvider time,
            CancellationToken stop) =>
        {
            if (!await forms.IsRequestValidAsync(http)) throw new DomainException(ErrorKind.Invalid, "studio.page_expired");

            var user = await db.Users.AsNoTracking().SingleAsync(u => u.Id == caller.Current.UserId, stop);
            var session = Guid.Parse(http.User.FindFirstValue(Security.Sessions.Session.Claim)!); // no cookie without one gets this far
            var holder = UserClaims.Of(user, TokenSetup.Scheme, session);
            var identity = (ClaimsIdentity)holder.Identity!;
            identity.AddClaim(new(StudioClaims.Page, body.Page.ToString()));
            if (body.Trial is { } trial) identity.AddClaim(new(StudioClaims.Trial, trial.ToString()));
            var ticket = new AuthenticationTicket(
                holder, new AuthenticationProperties { ExpiresUtc = time.GetUtcNow() + Life }, $"{TokenSetup.Scheme}:AccessToken");
            return Results.Ok(new Answer(options.Get(TokenSetup.Scheme).BearerTokenProtector.Protect(ticket), (int)Life.TotalSeconds));
        })
        .RequireAuthorization(Permissions.Administer)
        .ExcludeFromDescription();
}
