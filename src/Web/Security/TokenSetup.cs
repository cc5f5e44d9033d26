using CaseFlow.Web.Data;
using CaseFlow.Web.Live;
using CaseFlow.Web.Security.Identity;
using CaseFlow.Web.Security.Keys;
using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;

namespace CaseFlow.Web.Security;

/// <summary>Sign-in: a cookie for pages, a bearer token for the API; the hub takes either.</summary>
public static class TokenSetup
{
    /// <summary>Of the bearer tokens.</summary>
    public const string Scheme = BearerTokenDefaults.AuthenticationScheme;

    /// <summary>The API's policy: bearer only.</summary>
    public const string ApiPolicy = "api";

    /// <summary>The hub's policy: cookie or bearer.</summary>
    public const string HubPolicy = "hub";

    /// <summary>Where a page sends somebody who may not open it.</summary>
    public const string NoRightPath = "/no-right";

    /// <summary>How clients of Elsa's API may hand over the same token.</summary>
    private const string ApiKeyPrefix = "ApiKey ";

    public static readonly TimeSpan TokenLife = TimeSpan.FromHours(12);

    public static IServiceCollection AddSignIn(this IServiceCollection services)
    {
        services.AddScoped<CallerContext>();
        services.AddScoped<CallerLoader>();
        services.AddSingleton<IPasswordHasher<AppUser>, PasswordHasher<AppUser>>(); // holds nothing of a request, and long-lived services hash too
        services.AddIdentityCore<AppUser>(options =>
            {
                options.Password.RequiredLength = 12;
                options.Password.RequireNonAlphanumeric = false;
                options.Password.RequireUppercase = false;
                options.Lockout.MaxFailedAccessAttempts = 10;
                options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(15);
                options.User.RequireUniqueEmail = false;
            })
            .AddEntityFrameworkStores<CaseFlowDb>()
            .AddSignInManager()
            .AddDefaultTokenProviders();
        services.AddScoped<IUserClaimsPrincipalFactory<AppUser>, UserClaims>();

        services.AddAuthentication(IdentityConstants.ApplicationScheme)
            .AddBearerToken(Scheme, options =>
            {
                options.BearerTokenExpiration = TokenLife;
                options.Events.OnMessageReceived = context =>
                {
                    if (context.Request.Path.StartsWithSegments("/elsa/api", StringComparison.Ordinal)
                        && context.Request.Headers.Authorization is [{ } given] && given.StartsWith(ApiKeyPrefix, StringComparison.OrdinalIgnoreCase))
                    {
                        context.Token = given[ApiKeyPrefix.Length..].Trim();
                    }
                    else if (HubOrigin.IsHub(context.Request)
                        && context.Request.Query["access_token"] is [{ Length: > 0 } token])
                    {
                        context.Token = token;
                    }

                    return Task.CompletedTask;
                };
            })
            .AddCookie(IdentityConstants.ApplicationScheme, options =>
            {
                options.Cookie.Name = "caseflow";
                options.Cookie.HttpOnly = true;
                options.Cookie.SameSite = SameSiteMode.Lax;
                options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
                options.ExpireTimeSpan = TokenLife;
                options.SlidingExpiration = true;
                options.LoginPath = "/sign-in";
                options.AccessDeniedPath = NoRightPath;
            });
        services.AddAuthorizationBuilder()
            .AddPolicy(ApiPolicy, p => p.AddAuthenticationSchemes(Scheme).RequireAuthenticatedUser())
            .AddPolicy(HubPolicy, p => p.AddAuthenticationSchemes(Scheme, IdentityConstants.ApplicationScheme).RequireAuthenticatedUser())
            .AddPermissions();
        services.AddOptions<Microsoft.AspNetCore.DataProtection.KeyManagement.KeyManagementOptions>();
        services.AddDataProtection().SetApplicationName("CaseFlow");
        services.AddSingleton<Microsoft.Extensions.Options.IConfigureOptions<Microsoft.AspNetCore.DataProtection.KeyManagement.KeyManagementOptions>, KeysOnDisk>();
        return services;
    }

    private static void AddPermissions(this AuthorizationBuilder builder)
    {
        foreach (var permission in Permissions.All)
        {
            builder.AddPolicy(permission, p => p.RequireAuthenticatedUser()
                .RequireAssertion(c => Permissions.Of(c.User.FindFirst(UserClaims.Role)?.Value ?? "").Contains(permission)));
        }
    }

    private sealed class KeysOnDisk(KeyDirectory directory, ILoggerFactory logs)
        : Microsoft.Extensions.Options.IConfigureOptions<Microsoft.AspNetCore.DataProtection.KeyManagement.KeyManagementOptions>
    {
        public void Configure(Microsoft.AspNetCore.DataProtection.KeyManagement.KeyManagementOptions options)
        {
            options.XmlRepository = new Microsoft.AspNetCore.DataProtection.Repositories.FileSystemXmlRepository(directory.SignIn(), logs);
        }
    }
}
