using System.Globalization;
using Microsoft.AspNetCore.Localization;
using Microsoft.Net.Http.Headers;

namespace CaseFlow.Web.Resources;

/// <summary>The two languages, and how a request chooses one: its cookie, then <c>Accept-Language</c>, else English.</summary>
public static class Languages
{
    public const string English = "en";

    public const string Chinese = "zh-Hans";

    public const string Cookie = "language";

    public static IReadOnlyList<string> All { get; } = [English, Chinese];

    public static string Of(CultureInfo culture) => culture.Name.StartsWith("zh", StringComparison.OrdinalIgnoreCase) ? Chinese : English;

    public static IServiceCollection AddTexts(this IServiceCollection services)
    {
        services.AddSingleton<Texts>();
        services.Configure<RequestLocalizationOptions>(options =>
        {
            options.SetDefaultCulture(English);
            options.AddSupportedCultures([.. All]);
            options.AddSupportedUICultures([.. All]);
            options.RequestCultureProviders = [new CustomRequestCultureProvider(http => Task.FromResult<ProviderCultureResult?>(new(Chosen(http.Request))))];
        });
        return services;
    }

    /// <summary>Remembers the reader's choice for a year and goes back to the page they came from.</summary>
    public static void MapLanguageSwitch(this IEndpointRouteBuilder app) => app
        .MapPost("/language/{language}", (string language, HttpContext http, [Microsoft.AspNetCore.Mvc.FromForm] string? returnUrl) =>
        {
            var chosen = All.Contains(language) ? language : English;
            http.Response.Cookies.Append(Cookie, chosen, new CookieOptions
            {
                MaxAge = TimeSpan.FromDays(365),
                SameSite = Microsoft.AspNetCore.Http.SameSiteMode.Lax,
                HttpOnly = true,
                Secure = http.Request.IsHttps,
                IsEssential = true,
            });
            return Results.LocalRedirect(IsLocal(returnUrl) ? returnUrl! : "/");
        })
        .AllowAnonymous()
        .ExcludeFromDescription();

    internal static bool IsLocal(string? address) =>
        address is ['/', ..] && !address.StartsWith("//", StringComparison.Ordinal) && !address.StartsWith("/\\", StringComparison.Ordinal);

    internal static string Chosen(HttpRequest request)
    {
        if (request.Cookies[Cookie] is { } cookie && All.Contains(cookie))
        {
            return cookie;
        }

        return StringWithQualityHeaderValue.TryParseList(request.Headers.AcceptLanguage, out var wanted)
            ? wanted.OrderByDescending(w => w.Quality ?? 1).Select(w => Match(w.Value.Value)).FirstOrDefault(l => l is not null) ?? English
            : English;
    }

    // Browsers say zh-CN, zh-SG, zh or zh-Hans; all of them read simplified characters better than English.
    private static string? Match(string? tag) => tag switch
    {
        null => null,
        _ when tag.StartsWith("zh", StringComparison.OrdinalIgnoreCase) => Chinese,
        _ when tag.StartsWith("en", StringComparison.OrdinalIgnoreCase) => English,
        _ => null,
    };
}
