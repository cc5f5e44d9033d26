using CaseFlow.Web.Features.Elsa.Definitions;
using CaseFlow.Web.Features.Elsa.Design;
using CaseFlow.Web.Features.Elsa.Executions;
using CaseFlow.Web.Features.Elsa.Instances;
using CaseFlow.Web.Features.Elsa.Live;
using CaseFlow.Web.Features.Elsa.Scripting;
using CaseFlow.Web.Features.Elsa.Stimuli;
using CaseFlow.Web.Security;

namespace CaseFlow.Web.Features.Elsa;

/// <summary>Elsa 3's management API over our own requests, for Elsa's tools; administrators only. Takes our token as <c>Bearer</c> or as <c>ApiKey</c>.</summary>
internal static class ElsaApi
{
    public static IServiceCollection AddElsa(this IServiceCollection services) =>
        services.AddElsaLive().AddScoped<ElsaDefinitions>().AddSingleton<LocalNames>();

    public static void MapElsa(this WebApplication app)
    {
        var elsa = app.MapGroup(ElsaProblems.Root).RequireAuthorization(TokenSetup.ApiPolicy, Permissions.Administer).ExcludeFromDescription();
        ListElsaDefinitions.Map(elsa);
        GetElsaDefinition.Map(elsa);
        CheckElsaName.Map(elsa);
        PostDefinition.Map(elsa);
        PublishElsaDefinition.Map(elsa);
        DeleteElsaDefinition.Map(elsa);
        ChangeManyDefinitions.Map(elsa);
        CountElsaDefinitions.Map(elsa);
        ListElsaUsers.Map(elsa);
        GetElsaSubgraph.Map(elsa);
        ExportElsaDefinitions.Map(elsa);
        ImportElsaDefinitions.Map(elsa);
        TestElsaActivity.Map(elsa);
        RunDefinition.Map(elsa);
        DispatchMany.Map(elsa);
        ListElsaInstances.Map(elsa);
        GetElsaInstance.Map(elsa);
        ControlElsaInstances.Map(elsa);
        GetElsaJournal.Map(elsa);
        GetElsaVariables.Map(elsa);
        ListElsaExecutions.Map(elsa);
        ReportElsaExecutions.Map(elsa);
        CompleteTask.Map(elsa);
        TriggerEvent.Map(elsa);
        DescribeActivities.Map(elsa);
        DescribeExpressions.Map(elsa);
        DescribeVariables.Map(elsa);
        DescribeStrategies.Map(elsa);
        DescribeHost.Map(elsa);
        DeclareScripts.Map(elsa);
        ExportElsaInstances.Map(elsa);
        RetryElsaInstances.Map(elsa);
        elsa.MapFallback("{**path}", () => Results.NotFound());
        app.MapElsaLive();
    }
}
