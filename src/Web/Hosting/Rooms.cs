using CaseFlow.Web.Features.Definitions;
using CaseFlow.Web.Features.Demo;
using CaseFlow.Web.Features.Desk;
using CaseFlow.Web.Features.Detection;
using CaseFlow.Web.Features.Editing;
using CaseFlow.Web.Features.Elsa;
using CaseFlow.Web.Features.Elsa.Activities;
using CaseFlow.Web.Features.FirstRun;
using CaseFlow.Web.Features.Households;
using CaseFlow.Web.Features.Imports;
using CaseFlow.Web.Features.Instances;
using CaseFlow.Web.Features.Moves;
using CaseFlow.Web.Features.Settings;
using CaseFlow.Web.Features.Studio;
using CaseFlow.Web.Features.Workbench;
using CaseFlow.Web.Hosting.Workflows;
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
        services.AddAudit(); // before every room that writes: its sealer stops last
        services.AddImports();
        services.AddEngine();
        services.AddDefinitions();
        services.AddEditing();
        services.AddElsa();
        services.AddToolbox();
        services.AddMoves();
        services.AddWorkbench();
        services.AddInstances();
        services.AddDesk();
        services.AddLive();
        services.AddSettings();
        services.AddDetection();
        services.AddHouseholds();
        services.AddFirstRun();
        services.AddDemo();
        services.AddStudio();
        return services;
    }
}
