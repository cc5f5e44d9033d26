namespace CaseFlow.Web.Hosting;

/// <summary>Until the house is open only its health may be asked for.</summary>
internal sealed class ReadinessGate(RequestDelegate next, Readiness readiness, IProblemDetailsService problems)
{
    public async Task InvokeAsync(HttpContext http)
    {
        if (readiness.IsReady || http.Request.Path.StartsWithSegments("/health", StringComparison.Ordinal))
        {
            await next(http);
            return;
        }

        http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        http.Response.Headers.RetryAfter = "5";
        await problems.TryWriteAsync(new() { HttpContext = http, ProblemDetails = { Status = StatusCodes.Status503ServiceUnavailable } });
    }
}
