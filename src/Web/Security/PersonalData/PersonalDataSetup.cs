using CaseFlow.Web.Security.Keys;

namespace CaseFlow.Web.Security.PersonalData;

public static class PersonalDataSetup
{
    /// <summary>Keys, sealing and search. Expects a <see cref="KeyDirectory"/> and a <see cref="TimeProvider"/> to be registered.</summary>
    public static IServiceCollection AddPersonalData(this IServiceCollection services)
    {
        services.AddSingleton<KeyRing>();
        services.AddSingleton<IPersonalVault, PersonalVault>();
        services.AddSingleton<SearchKeys>();
        return services;
    }
}
