using System.Security.Claims;

namespace CaseFlow.Web.Features.Studio;

/// <summary>What a token of the designer says beside who holds it: the page it was given to, and the trial that this page shows.</summary>
public static class StudioClaims
{
    /// <summary>One opened page of the designer, a GUID: two tabs of one administrator are two pages.</summary>
    public const string Page = "studio-page";

    /// <summary>The trial whose definitions and instances the page shows, a GUID; absent on pages over the real ones.</summary>
    public const string Trial = "studio-trial";

    /// <summary>Null: the caller is no page of the designer, but a program with a token of its own.</summary>
    public static Guid? PageOf(ClaimsPrincipal user) => Guid.TryParse(user.FindFirstValue(Page), out var page) ? page : null;

    /// <summary>Null: the real definitions and instances.</summary>
    public static Guid? TrialOf(ClaimsPrincipal user) => Guid.TryParse(user.FindFirstValue(Trial), out var trial) ? trial : null;
}
