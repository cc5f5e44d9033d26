using System.Security.Cryptography;
using CaseFlow.Domain.Common;
using CaseFlow.Web.Data;
using CaseFlow.Web.Security.Identity;
using Microsoft.AspNetCore.Identity;

namespace CaseFlow.Web.Features.FirstRun;

/// <summary>Enters users who share one first password, hashed once: a hash takes a tenth of a second and the demo has over a hundred of them.</summary>
internal sealed class NewUsers(CaseFlowDb db, ILookupNormalizer names, string passwordHash, TimeProvider time)
{
    public int Count { get; private set; }

    public static string Stamp() => Convert.ToHexString(RandomNumberGenerator.GetBytes(20));

    /// <param name="userName">To sign in with.</param>
    /// <param name="displayName">As others see it.</param>
    /// <param name="role">One of <see cref="Security.Roles"/>.</param>
    /// <param name="organisationId">Where they work; empty for an admin of a county that has no organisations yet.</param>
    /// <returns>The user's id.</returns>
    public Guid Add(string userName, string displayName, string role, Guid organisationId)
    {
        var user = new AppUser
        {
            Id = Ids.New(time),
            UserName = userName,
            NormalizedUserName = names.NormalizeName(userName),
            DisplayName = displayName,
            Role = role,
            OrganisationId = organisationId,
            PasswordHash = passwordHash,
            SecurityStamp = Stamp(),
            LockoutEnabled = true,
        };
        db.Users.Add(user);
        Count++;
        return user.Id;
    }
}
