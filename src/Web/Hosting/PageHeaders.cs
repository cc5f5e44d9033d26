namespace CaseFlow.Web.Hosting;

/// <summary>Of an answer that says by itself how long it may be kept.</summary>
internal sealed class KeepsItsOwnCaching;

/// <summary>Pages load nothing from another host, run nothing inline, stand in nobody's frame, and personal ones are kept by no cache.
/// Set when the answer starts, so that a refusal carries them too.</summary>
internal sealed class PageHeaders(RequestDelegate next)
{
    // Nothing from another host, nothing inline, nothing evaluated. Tabler's own style sheet draws its marks from data: images.
    private const string ContentPolicy =
        "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    // The designer is WebAssembly, sizes and places things by styles of its own, and its code editor works in the background. Its editor and its list of
    // instances each bring one inline script (for their keys), known by their hashes; no other runs.
    private const string StudioPolicy =
        "default-src 'self'; script-src 'self' 'wasm-unsafe-eval' 'sha256-snlP1jz0gjwc5cTz9ErZcliXuCK63+Mmf68RRCeptgc=' "
        + "'sha256-vu6sQrKXQHR4Yn3FMMihA/9TxxfIXnCxKwvLrTPJ5ts='; style-src 'self' 'unsafe-inline'; "
        + "img-src 'self' data:; font-src 'self' data:; worker-src 'self' blob:; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    public Task InvokeAsync(HttpContext http)
    {
        var isStudio = http.Request.Path.StartsWithSegments("/studio", StringComparison.Ordinal);
        http.Response.OnStarting(() =>
        {
            var headers = http.Response.Headers;
            headers.ContentSecurityPolicy = isStudio ? StudioPolicy : ContentPolicy;
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "same-origin";
            if (!http.Request.Path.StartsWithSegments("/dist", StringComparison.Ordinal) && http.GetEndpoint()?.Metadata.GetMetadata<KeepsItsOwnCaching>() is null)
            {
                headers.CacheControl = "no-store";
                headers.Vary = "HX-Request, Accept-Language, Cookie";
            }

            return Task.CompletedTask;
        });
        return next(http);
    }
}
