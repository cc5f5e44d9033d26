using System.Security.Claims;
using Microsoft.AspNetCore.Identity;

namespace CaseFlow.Web.Security.Identity;

/// <summary>What a cookie or token says of its holder: id, name, role and the stamp that is checked on every request.</summary>
internal sealed class UserClaims : IUserClaimsPrincipalFactory<AppUser>
{
    public const string Role = "role";

    public Task<ClaimsPrincipal> CreateAsync(AppUser user) => Task.FromResult(Of(user, IdentityConstants.ApplicationScheme));

    public static ClaimsPrincipal Of(AppUser user, string scheme) => new(new ClaimsIdentity(
        [
            new(ClaimTypes.NameIdentifier, user.Id.ToString()),
            new(ClaimTypes.Name, user.UserName!),
            new(Role, user.Role),
            new(CallerLoader.StampClaim, user.SecurityStamp ?? ""),
        ],
        scheme,
        ClaimTypes.Name,
        Role));
}
