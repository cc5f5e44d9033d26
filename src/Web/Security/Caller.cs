namespace CaseFlow.Web.Security;

/// <summary>Who asks, and what they may see. <see cref="Nobody"/> sees nothing.</summary>
/// <param name="UserId">Null for the system and for nobody.</param>
/// <param name="Name">User name, or the name background work gave itself; a code, never a person's name.</param>
/// <param name="Role">A role code of <see cref="Roles"/>; empty for the system.</param>
/// <param name="OrganisationId">The caller's own organisation.</param>
/// <param name="ScopeOrganisations">The organisations whose rows the caller sees: their own, and contact townships of a supervision group's member.</param>
/// <param name="IsSystem">Background work, or an activity of a workflow: sees everything.</param>
/// <param name="OnBehalfOf">The user whose action made the system act.</param>
/// <param name="StudioPage">The page of the designer that asks, see <c>StudioClaims</c>.</param>
public sealed record Caller(
    Guid? UserId,
    string Name,
    string Role,
    Guid? OrganisationId,
    IReadOnlyList<Guid> ScopeOrganisations,
    bool IsSystem = false,
    Guid? OnBehalfOf = null,
    Guid? StudioPage = null)
{
    public static Caller Nobody { get; } = new(null, "", "", null, []);

    public bool IsSignedIn => UserId is not null;

    /// <summary>The user who acts or for whom the system acts.</summary>
    public Guid? ActingUserId => UserId ?? OnBehalfOf;

    public bool May(string permission) => IsSystem || Permissions.Of(Role).Contains(permission);
}

/// <summary>The caller of this DI scope. Unset by default, and then nothing is visible.</summary>
public sealed class CallerContext
{
    public Caller Current { get; private set; } = Caller.Nobody;

    public void Become(Caller caller) => Current = caller;

    /// <summary>For background work, by name; for example <c>detection</c>.</summary>
    public void BecomeSystem(string name) => Current = new(null, name, "", null, [], IsSystem: true);

    /// <summary>An activity acts as the system, on behalf of whoever caused it, until the answer is disposed of.</summary>
    public IDisposable AsSystem(string name)
    {
        var before = Current;
        Current = new(null, name, "", null, [], IsSystem: true, OnBehalfOf: before.ActingUserId);
        return new Restore(this, before);
    }

    private sealed class Restore(CallerContext context, Caller before) : IDisposable
    {
        public void Dispose() => context.Current = before;
    }
}
