using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CaseFlow.Web.Features.Households;

internal static class HouseholdsRoom
{
    public static IServiceCollection AddHouseholds(this IServiceCollection services)
    {
        services.TryAddScoped<HouseholdSearch>();
        services.AddScoped<OrganisationNames>();
        services.AddScoped<HitReasons>();
        return services;
    }

    public static void MapHouseholds(this RouteGroupBuilder api)
    {
        ListHouseholds.Map(api);
        GetHousehold.Map(api);
    }
}
