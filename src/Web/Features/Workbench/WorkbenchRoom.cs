using CaseFlow.Web.Data;

namespace CaseFlow.Web.Features.Workbench;

/// <summary>The pages beside Elsa Studio: what is wrong with a definition, its forms, what publishing would change, and what runs on it. For
/// administrators, who see no personal data here.</summary>
internal static class WorkbenchRoom
{
    public static IServiceCollection AddWorkbench(this IServiceCollection services) => services
        .AddScoped<DefinitionChanges>()
        .AddScoped<CasesAtWork>()
        .AddScoped<Waits>()
        .AddScoped<RowWaits>();

    public static void MapWorkbench(this RouteGroupBuilder api) => ReadWaiting.Map(api);
}
