using CaseFlow.Web.Hosting;

namespace CaseFlow.Web.Features.FirstRun;

internal static class FirstRunSetup
{
    public static IServiceCollection AddFirstRun(this IServiceCollection services)
    {
        services.AddSingleton<IOpeningStep, FirstRunStep>();
        services.AddSingleton<IOpeningStep, FirstRunEnd>();
        return services;
    }
}
