using Microsoft.AspNetCore.Identity;

namespace CaseFlow.Web.Security.Identity;

/// <summary>Somebody who signs in: one role in one organisation.</summary>
public sealed class AppUser : IdentityUser<Guid>
{
    public required string DisplayName { get; set; }

    /// <summary>One of <see cref="Roles"/>.</summary>
    public required string Role { get; set; }

    public required Guid OrganisationId { get; set; }

    public bool Disabled { get; set; }

    /// <summary>Neither disabled nor locked after wrong passwords.</summary>
    public bool MayEnter(DateTimeOffset now) => !Disabled && !(LockoutEnd > now);
}

/// <summary>A member of the supervision group is linked to townships, whose rows they see.</summary>
public sealed class SupervisionContact
{
    public required Guid UserId { get; init; }

    public required Guid OrganisationId { get; init; }
}
