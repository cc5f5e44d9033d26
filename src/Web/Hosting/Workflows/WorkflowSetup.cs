using CaseFlow.Web.Data;
using CaseFlow.Web.Hosting.Time;
using CaseFlow.Workflows;
using CaseFlow.Workflows.Expressions.Sandbox;
using CaseFlow.Workflows.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CaseFlow.Web.Hosting.Workflows;

/// <summary>The embedded runtime in this house: over our context, fed by our clock, with the definitions that we ship.</summary>
internal static class WorkflowSetup
{
    /// <summary>Script helpers keep nothing between two scripts, so one pair serves the process, whatever houses stand in it. They end with it.</summary>
    private static readonly SandboxPool ScriptHelpers = new(SandboxCommand.Of(typeof(WorkflowSetup).Assembly));

    public static IServiceCollection AddEngine(this IServiceCollection services)
    {
        services.AddWorkflows();
        services.AddScoped<DbContext>(provider => provider.GetRequiredService<CaseFlowDb>());
        services.AddSingleton(ScriptHelpers);
        services.AddScoped<IWorkflowStore>(provider => new SqlWorkflowStore(provider.GetRequiredService<CaseFlowDb>()));
        services.AddSingleton(provider => provider.GetRequiredService<IOptions<CaseFlowOptions>>().Value.ForWorkflows());
        services.AddScoped<IDueSource, WorkflowTimers>();
        services.AddScoped<IDueSource, WorkflowTriggers>();
        services.AddScoped<IDueSource, WorkflowEvents>();
        services.AddSingleton<IOpeningStep, ImportShippedDefinitions>();
        return services;
    }
}
