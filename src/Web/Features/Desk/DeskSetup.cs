using System.Reflection;
using CaseFlow.Web.Features.Cases;
using CaseFlow.Web.Features.Tasks;
using CaseFlow.Web.Features.Tasks.Rules;
using CaseFlow.Web.Hosting.Time;
using CaseFlow.Workflows.Activities.Cases;

namespace CaseFlow.Web.Features.Desk;

/// <summary>Cases, tasks and the desk between them and the workflow.</summary>
internal static class DeskSetup
{
    public static IServiceCollection AddDesk(this IServiceCollection services)
    {
        services.AddScoped<OrgTree>();
        services.AddScoped<CaseFiles>();
        services.AddScoped<DueDays>();
        services.AddScoped<TaskPlaces>();
        services.AddScoped<TaskOpenings>();
        services.AddScoped<CaseSteps>();
        services.AddScoped<ICaseDesk, CaseDesk>();
        services.AddScoped<JudgedClaims>();
        services.AddScoped<ClosingFactsReader>();
        services.AddScoped<Operations>();
        services.AddScoped<TaskDoors>();
        services.AddScoped<TaskRules>();
        services.AddScoped<IDueSource, TaskDeadlineSource>();
        services.AddScoped<CaseRuns>();
        services.AddScoped<CasePlaces>();
        foreach (var rule in Assembly.GetExecutingAssembly().GetTypes().Where(t => t is { IsAbstract: false } && t.IsAssignableTo(typeof(ITaskRule))))
        {
            services.AddScoped(typeof(ITaskRule), rule);
        }

        return services;
    }
}
