using Microsoft.AspNetCore.Identity;

namespace CaseFlow.Web.Live;

/// <summary>A browser sends its cookie along whoever's page opens the connection. So a connection by cookie must come from a page of our own;
/// a token says by itself that its holder meant it.</summary>
internal sealed class HubOrigin(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext http)
    {
        if (IsHub(http.Request) && ByCookie(http) && !FromOurPages(http.Request))
        {
            http.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        }

        return next(http);
    }

    /// <summary>A browser's socket carries no header; its token stands behind the question mark.</summary>
    public static bool IsHub(HttpRequest request) =>
        request.Path.StartsWithSegments("/hubs", StringComparison.Ordinal) || request.Path.StartsWithSegments("/elsa/hubs", StringComparison.Ordinal);

    private static bool ByCookie(HttpContext http) =>
        http.User.Identities.Any(i => i.AuthenticationType == IdentityConstants.ApplicationScheme);

    private static bool FromOurPages(HttpRequest request)
    {
        if (request.Headers.Origin is [{ Length: > 0 } origin])
        {
            return Uri.TryCreate(origin, UriKind.Absolute, out var page)
                && string.Equals(page.Authority, request.Host.ToUriComponent(), StringComparison.OrdinalIgnoreCase);
        }

        // A GET of one's own page carries no Origin, but says where it comes from.
        return request.Headers["Sec-Fetch-Site"] == "same-origin";
    }
}
