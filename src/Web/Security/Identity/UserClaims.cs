using System.Security.Claims;
using CaseFlow.Web.Security.Sessions;
using Microsoft.AspNetCore.Identity;

namespace CaseFlow.Web.Security.Identity;

/// <summary>What a cookie or token says of its holder: id, name, role, the stamp and the session that are checked on every request.</summary>
internal sealed class UserClaims : IUserClaimsPrincipalFactory<AppUser>
{
    public const string Role = "role";

    public Task<ClaimsPrincipal> CreateAsync(AppUser user) => Task.FromResult(Of(user, IdentityConstants.ApplicationScheme));

    /// <param name="user">The holder.</param>
    /// <param name="scheme">Cookie or bearer.</param>
    /// <param name="session">The sign-in that it ends with; null: a program's token, which ends by itself.</param>
    public static ClaimsPrincipal Of(AppUser user, string scheme, Guid? session = null)
    {
        var identity = new ClaimsIdentity(
            [
                new(ClaimTypes.NameIdentifier, user.Id.ToString()),
                new(ClaimTypes.Name, user.UserName!),
                new(Role, user.Role),
                new(CallerLoader.StampClaim, user.SecurityStamp ?? ""),
            ],
            scheme,
            ClaimTypes.Name,
            Role);
        if (session is { } id) identity.AddClaim(new(Session.Claim, id.ToString()));
        return new(identity);
    }
}
