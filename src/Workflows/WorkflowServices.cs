using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Engine;
using CaseFlow.Workflows.Expressions;
using CaseFlow.Workflows.Runtime;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Workflows;

public static class WorkflowServices
{
    /// <summary>Registers the embedded runtime. The host adds what only it has, in the scope of a unit of work: <c>IWorkflowStore</c>,
    /// <c>ICaseDesk</c>, and <c>ICaseClock</c>.</summary>
    public static IServiceCollection AddWorkflows(this IServiceCollection services) => services
        .AddSingleton(_ => new ActivityRegistry([typeof(WorkflowServices).Assembly]))
        .AddSingleton<DefinitionCache>()
        .AddSingleton<IScriptRunner, JintScriptRunner>()
        .AddScoped<WorkflowEngine>()
        .AddScoped<IWorkflowEngine>(services => services.GetRequiredService<WorkflowEngine>())
        .AddScoped<DueTimers>()
        .AddScoped<DefinitionValidator>()
        .AddScoped<DefinitionImporter>();
}
