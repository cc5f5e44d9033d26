namespace CaseFlow.Web.Features.Elsa.Live;

internal static class ElsaLiveSetup
{
    public static IServiceCollection AddElsaLive(this IServiceCollection services) =>
        services.AddSingleton<Observers>().AddHostedService<TellObservers>();

    public static void MapElsaLive(this IEndpointRouteBuilder app) =>
        app.MapHub<WorkflowInstanceHub>(WorkflowInstanceHub.Path, connection => connection.CloseOnAuthenticationExpiration = true);
}
