using CaseFlow.Web.Data.PersonalData;
using CaseFlow.Web.Hosting;
using CaseFlow.Web.Security.Keys;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CaseFlow.Web.Security.PersonalData;

public static class PersonalDataSetup
{
    /// <summary>Keys, sealing, search. The context takes what seals from the registered <see cref="IInterceptor"/>s.</summary>
    public static IServiceCollection AddPersonalData(this IServiceCollection services)
    {
        services.AddSingleton(provider => Directory(provider.GetRequiredService<Directories>()));
        services.AddSingleton<KeyRing>();
        services.AddSingleton<IPersonalVault, PersonalVault>();
        services.AddSingleton<SearchKeys>();
        services.AddScoped<IPersonalSearch, PersonalSearch>();
        services.AddSingleton<IInterceptor>(Sealing.Instance);
        services.AddSingleton<IOpeningStep, WitnessKeys.Step>();
        return services;
    }

    private static KeyDirectory Directory(Directories directories) => new(directories.Keys, directories.Data);
}
