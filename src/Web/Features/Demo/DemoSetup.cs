using CaseFlow.Web.Features.Demo.Moves;
using CaseFlow.Web.Hosting;

namespace CaseFlow.Web.Features.Demo;

internal static class DemoSetup
{
    public static IServiceCollection AddDemo(this IServiceCollection services)
    {
        services.AddSingleton<DemoProgress>();
        services.AddSingleton<IOpeningStep, DemoFactsStep>();
        services.AddSingleton<IOpeningStep, DemoMovesStep>();
        return services;
    }
}
