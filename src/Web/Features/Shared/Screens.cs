using CaseFlow.Web.Features.Households;
using CaseFlow.Web.Features.Session;
using CaseFlow.Web.Resources;
using CaseFlow.Web.Security;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;

namespace CaseFlow.Web.Features.Shared;

/// <summary>The pages: Razor Pages beside their use cases, which work without script; htmx only saves reloads.</summary>
internal static class Screens
{
    public static IServiceCollection AddScreens(this IServiceCollection services)
    {
        services.AddTexts();
        services.AddScoped<Places>();
        services.AddScoped<Heads>();
        services.AddScoped<HomeReader>();
        services.AddScoped<HouseholdSearch>();
        services.AddRouting(options => options.LowercaseUrls = true);
        services.AddRazorPages(options =>
            {
                options.RootDirectory = "/Features";
                options.Conventions.AuthorizeFolder("/", Permissions.SignedIn);
                options.Conventions.AllowAnonymousToFolder("/Session");
            })
            .AddMvcOptions(options => options.Filters.Add<PageProblems>());
        services.AddAntiforgery(options =>
        {
            options.Cookie.Name = "caseflow-form";
            options.HeaderName = "X-Form-Token";
        });
        services.PostConfigure<CookieAuthenticationOptions>(IdentityConstants.ApplicationScheme, options =>
        {
            options.Events.OnRedirectToLogin = context => Turn(context, StatusCodes.Status401Unauthorized);
            options.Events.OnRedirectToAccessDenied = context => Turn(context, StatusCodes.Status403Forbidden);
        });
        return services;
    }

    /// <summary>After routing: the language of the request.</summary>
    public static void UseScreens(this WebApplication app) => app.UseRequestLocalization();

    public static void MapScreens(this WebApplication app)
    {
        app.MapStaticAssets().Add(asset => asset.Metadata.Add(new AllowAnonymousAttribute()));
        app.MapRazorPages();
        app.MapLanguageSwitch();
        app.MapFallback("/api/{**rest}", () => Results.Problem(statusCode: StatusCodes.Status404NotFound)).AllowAnonymous();
        app.MapFallbackToPage("/Session/NotHere").AllowAnonymous();
    }

    // A script must not swap the sign-in page into a corner of the screen: it is told where to go instead.
    private static Task Turn(RedirectContext<CookieAuthenticationOptions> context, int status)
    {
        var request = context.Request;
        if (request.Headers.ContainsKey("HX-Request"))
        {
            context.Response.StatusCode = status;
            context.Response.Headers["HX-Redirect"] = status == StatusCodes.Status401Unauthorized ? SignInModel.Address : NoRightModel.Address;
        }
        else if (!request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase))
        {
            context.Response.StatusCode = status;
        }
        else
        {
            context.Response.Redirect(context.RedirectUri);
        }

        return Task.CompletedTask;
    }
}
