using System.Text.Json.Serialization;
using CaseFlow.Domain.Time;
using CaseFlow.Web.Features.Clock;
using CaseFlow.Web.Hosting.Time;

namespace CaseFlow.Web.Hosting;

/// <summary>What every room stands on: options, clocks, JSON, problem details, the opening of the house.</summary>
internal static class Foundations
{
    public static IServiceCollection AddFoundations(this IServiceCollection services)
    {
        services.AddOptions<CaseFlowOptions>().BindConfiguration(CaseFlowOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<Directories>();
        services.AddSingleton<Readiness>();
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<CaseClock>();
        services.AddSingleton<ICaseClock>(p => p.GetRequiredService<CaseClock>());
        services.AddSingleton<Data.Leases.LoopServices>();
        services.AddSingleton<DueQueue>();
        services.AddSingleton<ClockMover>();
        services.AddHostedService<Opening>();
        services.AddHostedService<DueLoop>();
        services.AddHttpContextAccessor();

        services.ConfigureHttpJsonOptions(json =>
        {
            json.SerializerOptions.Converters.Add(new JsonStringEnumConverter());
            // {} must not pass as an empty id.
            json.SerializerOptions.RespectRequiredConstructorParameters = true;
            json.SerializerOptions.RespectNullableAnnotations = true;
        });
        services.Configure<RouteHandlerOptions>(o => o.ThrowOnBadRequest = true); // DomainProblems answers them, in every environment
        services.AddProblemDetails(o => o.CustomizeProblemDetails = ProblemCodes.Complete);
        services.AddExceptionHandler<DomainProblems>();
        services.AddOpenApi("v1");
        return services;
    }
}
