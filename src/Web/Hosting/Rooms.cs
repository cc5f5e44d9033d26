using CaseFlow.Web.Features.Demo;
using CaseFlow.Web.Features.FirstRun;
using CaseFlow.Web.Features.Imports;
using CaseFlow.Web.Features.Settings;
using CaseFlow.Web.Live;
using CaseFlow.Web.Security.Audit;
using CaseFlow.Web.Security.PersonalData;

namespace CaseFlow.Web.Hosting;

/// <summary>One line a room: each area registers its own services.</summary>
internal static class Rooms
{
    public static IServiceCollection AddRooms(this IServiceCollection services)
    {
        services.AddSingleton<OpeningNotices>();
        services.AddPersonalData();
        services.AddImports();
        services.AddLive();
        services.AddScoped<IAuditTrail, SilentAudit>();
        services.AddSettings();
        services.AddFirstRun();
        services.AddDemo();
        return services;
    }

    private sealed class SilentAudit : IAuditTrail
    {
        public void Record(string action, string subjectType, Guid? subjectId, object? parameters = null)
        {
        }
    }
}
