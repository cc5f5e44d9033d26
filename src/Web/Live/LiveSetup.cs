using System.Text.Json.Serialization;

namespace CaseFlow.Web.Live;

/// <summary>The hub, the outbox and what empties it.</summary>
internal static class LiveSetup
{
    private const long MostBytesFromAClient = 4096; // clients say nothing but hello and ping

    public static IServiceCollection AddLive(this IServiceCollection services)
    {
        services.AddSignalR(hub => hub.MaximumReceiveMessageSize = MostBytesFromAClient)
            .AddJsonProtocol(json => json.PayloadSerializerOptions.Converters.Add(new JsonStringEnumConverter()));
        services.AddScoped<IOutbox, Outbox>();
        services.AddSingleton<Connections>();
        services.AddHostedService<Dispatcher>();
        services.AddHostedService<ConnectionWatch>();
        services.AddHostedService<NotificationSweep>();
        return services;
    }

    public static void MapLive(this IEndpointRouteBuilder app) =>
        app.MapHub<TasksHub>(TasksHub.Path, connection => connection.CloseOnAuthenticationExpiration = true);
}
