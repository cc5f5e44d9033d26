using System.Security.Claims;
using CaseFlow.Web.Security.Identity;

namespace CaseFlow.Web.Security.Audit;

/// <summary>Sees every answer on its way out and notes refused access. Stands outside the exception handler, where the status is final.</summary>
internal sealed class AuditRefusals(RequestDelegate next, RefusalQueue queue, TimeProvider time)
{
    public async Task InvokeAsync(HttpContext http)
    {
        var path = http.Request.Path; // re-execution for error pages changes it
        await next(http);

        switch (http.Response.StatusCode)
        {
            case StatusCodes.Status401Unauthorized:
                queue.CountUnknown(http.Connection.RemoteIpAddress?.ToString());
                break;
            case StatusCodes.Status403Forbidden:
            case StatusCodes.Status302Found when IsTurnedAway(http):
                Note(http, path, StatusCodes.Status403Forbidden);
                break;
            case StatusCodes.Status404NotFound:
                Note(http, path, StatusCodes.Status404NotFound);
                break;
        }
    }

    // A page answers somebody without the right by sending them to the page that says so.
    private static bool IsTurnedAway(HttpContext http) =>
        http.Response.Headers.Location.ToString().Contains(TokenSetup.NoRightPath, StringComparison.Ordinal);

    private static Caller CallerOf(HttpContext http)
    {
        var caller = http.RequestServices.GetRequiredService<CallerContext>().Current;
        // Refused by a policy: the caller had not been loaded yet, what the token says has to do.
        return !caller.IsSignedIn && Guid.TryParse(http.User.FindFirstValue(ClaimTypes.NameIdentifier), out var id)
            ? new(id, http.User.Identity?.Name ?? "", http.User.FindFirstValue(UserClaims.Role) ?? "", null, [])
            : caller;
    }

    private void Note(HttpContext http, PathString path, int status)
    {
        var caller = CallerOf(http);
        var (route, subject) = Refusal.Read(path);
        // A wrong address without an id refuses nothing, and nobody unknown gets as far as to be refused a thing.
        if (caller.IsSignedIn && (status == StatusCodes.Status403Forbidden || subject is not null))
        {
            queue.Add(new(caller, status, http.Request.Method, route, subject, time.GetUtcNow()));
        }
    }
}
