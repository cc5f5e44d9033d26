using System.Globalization;
using Microsoft.AspNetCore.Http.Extensions;

namespace CaseFlow.Web.Features.Shared;

/// <summary>Filters live in the address, so a view can be sent to a colleague.</summary>
public static class Address
{
    public static string Of(string path, params (string Name, object? Value)[] filters)
    {
        var query = new QueryBuilder();
        foreach (var (name, value) in filters)
        {
            var text = Convert.ToString(value, CultureInfo.InvariantCulture);
            if (!string.IsNullOrEmpty(text))
            {
                query.Add(name, text);
            }
        }

        return path + query.ToQueryString();
    }

    /// <summary>Whether the browser says that the form was sent by a page of this house.</summary>
    public static bool IsFromOurOwnPage(this HttpRequest request) =>
        request.Headers["Sec-Fetch-Site"] is [{ } site]
            ? site == "same-origin"
            : Uri.TryCreate(request.Headers.Origin, UriKind.Absolute, out var origin) && origin.Authority == request.Host.Value;

    public static bool IsHtmx(this HttpRequest request) => request.Headers.ContainsKey("HX-Request");
}
