using CaseFlow.Web.Security;

namespace CaseFlow.Web.Features.Studio;

/// <summary>The designer's files, its tokens, and the addresses that it goes to by itself; all of it for administrators.</summary>
internal static class StudioRoom
{
    private const string Front = "/studio/workflows/definitions";

    public static IServiceCollection AddStudio(this IServiceCollection services) => services.AddSingleton<StudioFiles>();

    public static void MapStudio(this IEndpointRouteBuilder app)
    {
        var studio = app.MapGroup("/studio").ExcludeFromDescription();
        ServeStudioFile.Map(studio);
        IssueStudioToken.Map(studio);
        foreach (var start in (string[])["", "/workflows"])
        {
            studio.MapGet(start, () => Results.LocalRedirect(Front)).RequireAuthorization(Permissions.Administer);
        }

        // The viewer writes these from the root, whatever the page's base says.
        app.MapGet("/workflows/definitions/{id}/edit", (string id) => Results.LocalRedirect($"{Front}/{Uri.EscapeDataString(id)}/edit"))
            .RequireAuthorization(Permissions.Administer).ExcludeFromDescription();
        app.MapGet("/workflows/instances/{id}/view", (string id) => Results.LocalRedirect($"/studio/workflows/instances/{Uri.EscapeDataString(id)}/view"))
            .RequireAuthorization(Permissions.Administer).ExcludeFromDescription();
    }
}
