namespace CaseFlow.Web.Features.Elsa.Activities;

/// <summary>What the toolbox of Studio needs.</summary>
internal static class ToolboxRoom
{
    public static IServiceCollection AddToolbox(this IServiceCollection services) => services
        .AddSingleton<TypesInUse>()
        .AddSingleton<ToolboxShelf>()
        .AddScoped<ToolboxLists>()
        .AddScoped<ToolboxWords>()
        .AddScoped<Toolbox>();
}
