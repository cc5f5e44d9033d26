using CaseFlow.Web.Features.Audit;
using CaseFlow.Web.Features.Cases;
using CaseFlow.Web.Features.Clock;
using CaseFlow.Web.Features.Definitions;
using CaseFlow.Web.Features.Detection;
using CaseFlow.Web.Features.Editing;
using CaseFlow.Web.Features.Elsa;
using CaseFlow.Web.Features.Households;
using CaseFlow.Web.Features.Imports;
using CaseFlow.Web.Features.Instances;
using CaseFlow.Web.Features.Me;
using CaseFlow.Web.Features.Moves;
using CaseFlow.Web.Features.Notifications;
using CaseFlow.Web.Features.Organisations;
using CaseFlow.Web.Features.Persons;
using CaseFlow.Web.Features.Studio;
using CaseFlow.Web.Features.Tasks;
using CaseFlow.Web.Features.Tokens;
using CaseFlow.Web.Features.Trials;
using CaseFlow.Web.Features.Workbench;
using CaseFlow.Web.Live;
using CaseFlow.Web.Security;
using Microsoft.Extensions.Options;

namespace CaseFlow.Web.Hosting;

/// <summary>Every door of the house.</summary>
internal static class Doors
{
    public static void MapDoors(this WebApplication app)
    {
        app.MapGet("/health/live", () => Results.Text("live")).AllowAnonymous().ExcludeFromDescription();
        app.MapGet("/health/ready", (Readiness readiness) =>
            readiness.IsReady ? Results.Text("ready") : Results.Text("opening", statusCode: StatusCodes.Status503ServiceUnavailable))
            .AllowAnonymous().ExcludeFromDescription();
        app.MapOpenApi("/openapi/{documentName}.json").AllowAnonymous();

        app.MapLive();
        app.MapElsa();
        app.MapStudio();

        var anonymous = app.MapGroup("/api");
        IssueToken.Map(anonymous);

        var api = app.MapGroup("/api").RequireAuthorization(TokenSetup.ApiPolicy);
        GetMe.Map(api);
        api.MapImports();
        api.MapDefinitions();
        api.MapEditing();
        TasksApi.Map(api);
        CasesApi.Map(api);
        InstancesApi.Map(api);
        ReportSignal.Map(api);
        api.MapHouseholds();
        ListOrganisations.Map(api);
        ListNotifications.Map(api);
        CountUnread.Map(api);
        ReadNotifications.Map(api);
        ListAudit.Map(api);
        RevealPerson.Map(api);
        api.MapMoves();
        api.MapWorkbench();
        api.MapTrials();
        if (app.Services.GetRequiredService<IOptions<CaseFlowOptions>>().Value.Demo.Enabled)
        {
            MoveClock.Map(api); // outside the demo this door does not exist
        }
    }
}
