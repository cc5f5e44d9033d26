using System.Security.Claims;
using CaseFlow.Web.Data;
using CaseFlow.Web.Features.Studio;
using CaseFlow.Web.Security.Identity;
using CaseFlow.Web.Security.Sessions;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Web.Security;

/// <summary>Turns the signed-in user into the caller of this request, checking on every request that they may still sign in.</summary>
internal sealed class CallerMiddleware(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext http, CallerContext context, CallerLoader loader)
    {
        if (http.User.Identity?.IsAuthenticated == true)
        {
            var caller = await loader.LoadAsync(http.User, http.RequestAborted);
            if (caller is null)
            {
                await TurnAwayAsync(http);
                return;
            }

            context.Become(caller);
        }

        await next(http);
    }

    private static async Task TurnAwayAsync(HttpContext http)
    {
        if (http.User.Identities.Any(i => i.AuthenticationType == IdentityConstants.ApplicationScheme))
        {
            await http.SignOutAsync(IdentityConstants.ApplicationScheme);
            await http.ChallengeAsync(IdentityConstants.ApplicationScheme);
            return;
        }

        await http.ChallengeAsync(TokenSetup.Scheme);
    }
}

/// <summary>Reads who a principal is today: their stamp, role, organisation and the organisations they see.</summary>
public sealed class CallerLoader(CaseFlowDb db, TimeProvider time)
{
    public const string StampClaim = "stamp";

    /// <returns>Null: unknown, disabled, locked, signed out, or the security stamp has changed since sign-in.</returns>
    public async Task<Caller?> LoadAsync(ClaimsPrincipal principal, CancellationToken stop)
    {
        if (!Guid.TryParse(principal.FindFirstValue(ClaimTypes.NameIdentifier), out var id))
        {
            return null;
        }

        var user = await db.Users.AsNoTracking().SingleOrDefaultAsync(u => u.Id == id, stop);
        var stamp = principal.FindFirstValue(StampClaim);
        if (user is null || !user.MayEnter(time.GetUtcNow()) || stamp is null || stamp != user.SecurityStamp)
        {
            return null;
        }

        return await LastsAsync(principal, stop) ? (await CallerOfAsync(user, stop)) with { StudioPage = StudioClaims.PageOf(principal) } : null;
    }

    // A program's token has no session and ends by itself; a cookie without one was made before there were any.
    private async Task<bool> LastsAsync(ClaimsPrincipal principal, CancellationToken stop)
    {
        if (principal.FindFirstValue(Session.Claim) is not { } claim)
        {
            return principal.Identities.All(i => i.AuthenticationType != IdentityConstants.ApplicationScheme);
        }

        var oldest = time.GetUtcNow() - Session.Longest;
        return Guid.TryParse(claim, out var id) && await db.Sessions.AnyAsync(s => s.Id == id && s.EndedAt == null && s.StartedAt > oldest, stop);
    }

    public async Task<Caller> CallerOfAsync(AppUser user, CancellationToken stop)
    {
        List<Guid> scope = user.Role is Roles.Admin ? [] : [user.OrganisationId];
        if (user.Role == Roles.SupervisionGroup)
        {
            scope.Clear(); // the group reads its contact townships, not the whole county
            scope.AddRange(await db.SupervisionContacts.Where(c => c.UserId == user.Id).Select(c => c.OrganisationId).ToListAsync(stop));
        }

        return new(user.Id, user.UserName!, user.Role, user.OrganisationId, scope);
    }
}
