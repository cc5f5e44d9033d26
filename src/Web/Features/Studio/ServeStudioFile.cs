using System.IO.Compression;
using CaseFlow.Web.Hosting;
using CaseFlow.Web.Security;
using Microsoft.Net.Http.Headers;

namespace CaseFlow.Web.Features.Studio;

/// <summary><c>GET /studio/…</c>: a file of the designer, packed, and never sent twice to a browser that has it.</summary>
internal static class ServeStudioFile
{
    public static void Map(RouteGroupBuilder studio)
    {
        foreach (var place in (string[])["_framework", "_content"])
        {
            studio.MapGet($"/{place}/{{**rest}}", (string rest, HttpContext http, StudioFiles files) => SendAsync($"{place}/{rest}", http, files))
                .WithMetadata(new KeepsItsOwnCaching()).RequireAuthorization(Permissions.Administer);
        }

        studio.MapGet("/{file}.styles.css", (string file, HttpContext http, StudioFiles files) => SendAsync($"{file}.styles.css", http, files))
            .WithMetadata(new KeepsItsOwnCaching()).RequireAuthorization(Permissions.Administer);
        // Read by the designer at its start; where its server is, each page tells it.
        studio.MapGet("/appsettings.json", () => Results.Json(new { })).RequireAuthorization(Permissions.Administer);
    }

    private static async Task SendAsync(string path, HttpContext http, StudioFiles files)
    {
        var response = http.Response;
        if (files.Find(path, http.Request) is not { } found)
        {
            response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        response.Headers.CacheControl = found.IsForEver ? "private, max-age=31536000, immutable" : "private, no-cache";
        response.Headers.ETag = found.Tag.ToString();
        response.Headers.Vary = HeaderNames.AcceptEncoding;
        if (http.Request.GetTypedHeaders().IfNoneMatch.Any(t => t.Compare(found.Tag, useStrongComparison: false)))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        response.ContentType = found.Type;
        if (found.Encoding is not null || !found.IsPacked)
        {
            response.Headers.ContentEncoding = found.Encoding;
            response.ContentLength = new FileInfo(found.Path).Length;
            await response.SendFileAsync(found.Path, http.RequestAborted);
            return;
        }

        await using var packed = File.OpenRead(found.Path);
        await using var plain = new BrotliStream(packed, CompressionMode.Decompress);
        await plain.CopyToAsync(response.Body, http.RequestAborted);
    }
}
