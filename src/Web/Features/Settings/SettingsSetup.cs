using CaseFlow.Web.Hosting;

namespace CaseFlow.Web.Features.Settings;

internal static class SettingsSetup
{
    public static IServiceCollection AddSettings(this IServiceCollection services)
    {
        services.AddScoped<PolicyInForce>();
        services.AddTransient<IOpeningStep, SeedSettingsStep>();
        return services;
    }
}
