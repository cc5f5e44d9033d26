using System.Reflection;

namespace CaseFlow.Web.Hosting;

/// <summary>Read models are filled by AutoMapper; each profile sits under the record it fills.</summary>
internal static class MappingSetup
{
    /// <summary>AutoMapper's own licence; without a key it logs one warning.</summary>
    private const string LicenceKey = "CaseFlow:AutoMapperLicenseKey";

    public static IServiceCollection AddReadModels(this IServiceCollection services, IConfiguration configuration) =>
        services.AddAutoMapper(
            mapping =>
            {
                if (configuration[LicenceKey] is { Length: > 0 } key)
                {
                    mapping.LicenseKey = key;
                }
            },
            Assembly.GetExecutingAssembly());
}
