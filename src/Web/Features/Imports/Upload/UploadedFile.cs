using CaseFlow.Domain.Common;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace CaseFlow.Web.Features.Imports.Upload;

/// <summary>Finds the file in a request without reading the request first: the part named <c>file</c> of a form, or the body itself.</summary>
public static class UploadedFile
{
    private const long RoomForOtherParts = 64 * 1024;
    private const int MostParts = 16;

    /// <param name="http">Its body must not have been read.</param>
    /// <param name="limit">Bytes of the file.</param>
    /// <param name="stop">Of the request.</param>
    /// <exception cref="DomainException"><c>import.too_large</c>, <c>import.file_missing</c></exception>
    public static async Task<Stream> OpenAsync(HttpContext http, long limit, CancellationToken stop)
    {
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = limit + RoomForOtherParts;
        }

        if (http.Request.ContentLength > limit + RoomForOtherParts) throw ImportErrors.TooLarge(limit);
        if (!MediaTypeHeaderValue.TryParse(http.Request.ContentType, out var type)
            || !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase))
        {
            return http.Request.Body;
        }

        var boundary = HeaderUtilities.RemoveQuotes(type.Boundary).Value;
        if (string.IsNullOrEmpty(boundary)) throw ImportErrors.FileMissing();

        return await FindPartAsync(new(boundary, http.Request.Body), stop);
    }

    private static async Task<Stream> FindPartAsync(MultipartReader reader, CancellationToken stop)
    {
        try
        {
            for (var part = 0; part < MostParts && await reader.ReadNextSectionAsync(stop) is { } section; part++)
            {
                if (ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition)
                    && HeaderUtilities.RemoveQuotes(disposition.Name).Equals("file", StringComparison.Ordinal))
                {
                    return section.Body;
                }
            }
        }
        catch (IOException)
        {
            // A form that ends in the middle, or is none.
        }

        throw ImportErrors.FileMissing();
    }
}
