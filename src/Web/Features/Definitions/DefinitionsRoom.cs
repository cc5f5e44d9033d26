namespace CaseFlow.Web.Features.Definitions;

/// <summary>What managing definitions needs.</summary>
internal static class DefinitionsRoom
{
    public static IServiceCollection AddDefinitions(this IServiceCollection services) => services.AddScoped<DefinitionNames>();
}
