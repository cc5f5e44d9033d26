using System.Reflection;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Engine;
using CaseFlow.Workflows.Expressions;
using CaseFlow.Workflows.Expressions.Sandbox;
using CaseFlow.Workflows.Moving;
using CaseFlow.Workflows.Runtime;
using CaseFlow.Workflows.Runtime.Starting;
using CaseFlow.Workflows.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Workflows;

public static class WorkflowServices
{
    /// <summary>Registers the embedded runtime. The host adds what only it has, in the scope of a unit of work: <c>IWorkflowStore</c>,
    /// <c>ICaseDesk</c>, <c>ICaseClock</c>, and its context as <c>DbContext</c>. It may add its own <see cref="WorkflowOptions"/> and
    /// <see cref="IDefinitionWatch"/> after this call.
    /// For the whole process it adds a <c>SandboxPool</c>, which knows how script helpers start.</summary>
    /// <param name="services">The host's.</param>
    /// <param name="activities">Assemblies with further activity classes.</param>
    public static IServiceCollection AddWorkflows(this IServiceCollection services, params Assembly[] activities) => services
        .AddSingleton(_ => new ActivityRegistry([typeof(WorkflowServices).Assembly, .. activities]))
        .AddSingleton<WorkflowOptions>()
        .AddSingleton<DefinitionCache>()
        .AddSingleton<Descriptors>()
        .AddSingleton<ScriptDeclarations>()
        .AddSingleton<IScriptRunner, SandboxScriptRunner>()
        .AddSingleton<FailedTimers>()
        .AddScoped<WorkflowEngine>()
        .AddScoped<IWorkflowEngine>(services => services.GetRequiredService<WorkflowEngine>())
        .AddScoped<IStimulusStore, SqlStimulusStore>()
        .AddScoped<WorkflowDescriptors>()
        .AddScoped<DueTimers>()
        .AddScoped<TriggerIndex>()
        .AddScoped<DueTriggers>()
        .AddScoped<ExpiredEvents>()
        .AddScoped<InstanceMover>()
        .AddScoped<DefinitionValidator>()
        .AddScoped<DefinitionImporter>()
        .AddSingleton<ShippedDefinitions>()
        .AddScoped<DefinitionFindings>()
        .AddScoped<IDefinitionWatch, NobodyWatches>()
        .AddScoped<DefinitionUses>()
        .AddScoped<DefinitionRemoval>()
        .AddScoped<DefinitionVersions>()
        .AddScoped<LostActivities>()
        .AddScoped<DefinitionGraphs>()
        .AddScoped<PublishedDefinitions>()
        .AddScoped<PublishedLibrary>();
}
