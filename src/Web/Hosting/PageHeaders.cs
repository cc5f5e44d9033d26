namespace CaseFlow.Web.Hosting;

/// <summary>Pages load nothing from another host, run nothing inline, stand in nobody's frame, and personal ones are kept by no cache.
/// Set when the answer starts, so that a refusal carries them too.</summary>
internal sealed class PageHeaders(RequestDelegate next)
{
    // Nothing from another host, nothing inline, nothing evaluated. Tabler's own style sheet draws its marks from data: images.
    private const string ContentPolicy =
        "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    public Task InvokeAsync(HttpContext http)
    {
        http.Response.OnStarting(() =>
        {
            var headers = http.Response.Headers;
            headers.ContentSecurityPolicy = ContentPolicy;
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "same-origin";
            if (!http.Request.Path.StartsWithSegments("/dist", StringComparison.Ordinal))
            {
                headers.CacheControl = "no-store";
                headers.Vary = "HX-Request, Accept-Language, Cookie";
            }

            return Task.CompletedTask;
        });
        return next(http);
    }
}
