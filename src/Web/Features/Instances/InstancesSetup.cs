using CaseFlow.Web.Data;
using CaseFlow.Web.Features.Instances.Retention;

namespace CaseFlow.Web.Features.Instances;

internal static class InstancesSetup
{
    public static IServiceCollection AddInstances(this IServiceCollection services)
    {
        services.AddScoped<CasesOfInstances>();
        services.AddScoped<InstanceRows>();
        services.AddScoped<MaskingOfInstances>();
        services.AddHostedService<InstanceSweep>();
        return services;
    }
}
