using CaseFlow.Web.Data;
using CaseFlow.Web.Features.Elsa;
using CaseFlow.Web.Features.Shared;
using CaseFlow.Web.Features.Trials;
using CaseFlow.Web.Live;
using CaseFlow.Web.Security;
using CaseFlow.Web.Security.Audit;

namespace CaseFlow.Web.Hosting;

/// <summary>Puts the house together: services, pipeline, doors.</summary>
public static partial class House
{
    public static async Task<int> RunAsync(string[] args)
    {
        if (Verbs.Of(args) is { } verb)
        {
            return await verb.RunAsync();
        }

        await using var app = Build(args);
        await app.RunAsync();
        return Environment.ExitCode; // not 0 when the house could not be opened
    }

    internal static WebApplication Build(string[] args)
    {
        var app = BuildWithoutDoors(args);
        app.UseCaseFlow();
        return app;
    }

    /// <summary>For the command line: every service, and nothing that anybody could enter by.</summary>
    internal static WebApplication BuildWithoutDoors(string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.WebHost.UseStaticWebAssets(); // also outside Development, and wherever the host was started from
        builder.AddCaseFlow();
        return builder.Build();
    }

    internal static void AddCaseFlow(this WebApplicationBuilder builder)
    {
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.Services.AddHouse(builder.Configuration);
        builder.Services.AddTrials();
        AddFaults(builder.Services);
    }

    /// <summary>Every service of a house, the real one's and a trial's alike.</summary>
    internal static IServiceCollection AddHouse(this IServiceCollection services, IConfiguration configuration) => services
        .AddFoundations()
        .AddDatabase()
        .AddSignIn()
        .AddRequests()
        .AddReadModels(configuration)
        .AddRooms()
        .AddScreens();

    /// <summary>Has a body only in a build with fault points; without one the call is not compiled either.</summary>
    static partial void AddFaults(IServiceCollection services);

    private static void UseCaseFlow(this WebApplication app)
    {
        app.UseMiddleware<PageHeaders>();
        app.UseMiddleware<AuditRefusals>();
        app.UseExceptionHandler();
        app.UseStatusCodePages();
        app.UseMiddleware<ReadinessGate>();
        app.UseRouting();
        app.UseScreens();
        app.UseMiddleware<ElsaProblems>();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseMiddleware<HubOrigin>();
        app.UseMiddleware<CallerMiddleware>();
        app.UseMiddleware<TrialDoor>();
        app.UseAntiforgery();
        app.MapDoors();
        app.MapScreens();
    }
}
