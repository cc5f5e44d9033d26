namespace CaseFlow.Web.Features.Definitions;

/// <summary>What managing definitions needs, and its doors; all of them for administrators.</summary>
internal static class DefinitionsRoom
{
    public static IServiceCollection AddDefinitions(this IServiceCollection services) => services
        .AddScoped<DefinitionNames>()
        .AddScoped<DefinitionTrail>()
        .AddScoped<FindDefinitionFindings.Look>();

    public static void MapDefinitions(this RouteGroupBuilder api)
    {
        var definitions = api.MapGroup("/definitions");
        ListDefinitions.Map(definitions);
        ReadDefinition.Map(definitions);
        ListDefinitionVersions.Map(definitions);
        CreateDefinition.Map(definitions);
        SaveDefinition.Map(definitions);
        RenameDefinition.Map(definitions);
        DuplicateDefinition.Map(definitions);
        PublishDefinition.Map(definitions);
        RetractDefinition.Map(definitions);
        RevertDefinition.Map(definitions);
        DeleteDefinition.Map(definitions);
        ImportDefinitions.Map(definitions);
        ExportDefinitions.Map(definitions);
        FindDefinitionFindings.Map(definitions);
        CheckDefinitionName.Map(definitions);
        DecideFileConflict.Map(definitions);
    }
}
