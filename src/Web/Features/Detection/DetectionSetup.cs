using CaseFlow.Web.Hosting;
using CaseFlow.Web.Hosting.Time;

namespace CaseFlow.Web.Features.Detection;

internal static class DetectionSetup
{
    public static IServiceCollection AddDetection(this IServiceCollection services)
    {
        services.AddOptions<DetectionOptions>().BindConfiguration(DetectionOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddScoped<FactsReader>();
        services.AddScoped<SignalDesk>();
        services.AddScoped<GapDesk>();
        services.AddScoped<IDueSource, NightlyDetection>();
        services.AddTransient<IOpeningStep, FirstDetectionStep>();
        return services;
    }
}
