using CaseFlow.Web.Data;
using CaseFlow.Web.Features.Detection;
using CaseFlow.Web.Hosting;
using CaseFlow.Web.Hosting.Time;
using CaseFlow.Web.Live;
using CaseFlow.Web.Security.Keys;
using CaseFlow.Workflows.Runtime;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CaseFlow.Web.Features.Trials;

/// <summary>Puts together the house of one trial: the services of the real one over a database, a clock and connections of its own, without a door.</summary>
internal static class TrialHouse
{
    /// <summary>Case numbers of trials begin with it, so that nobody takes one for a real case's.</summary>
    private const string NumberPrefix = "TR";

    private const string Section = CaseFlowOptions.Section;

    /// <param name="real">The root services of the real house.</param>
    /// <param name="folder">For everything that the trial writes.</param>
    public static ServiceProvider Build(IServiceProvider real, string folder)
    {
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(_ => Configuration(real.GetRequiredService<IConfiguration>(), folder)); // made here, so it goes with the trial
        services.AddSingleton(real.GetRequiredService<ILoggerFactory>()); // Entity Framework then takes the model that it has built already
        services.AddSingleton(real.GetRequiredService<IHostEnvironment>());
        services.AddSingleton(real.GetRequiredService<IWebHostEnvironment>());
        services.AddLogging();
        services.AddHouse(real.GetRequiredService<IConfiguration>());
        Share(services, real);
        KeepOnlyWhatRuns(services);
        services.Replace(ServiceDescriptor.Singleton(new Durability("OFF"))); // a trial ends with its process
        services.AddSingleton<IsTrial>();
        return services.BuildServiceProvider();
    }

    private static IConfigurationRoot Configuration(IConfiguration real, string folder) => new ConfigurationBuilder()
        .AddConfiguration(real)
        .AddInMemoryCollection(new Dictionary<string, string?>
        {
            [$"{Section}:{nameof(CaseFlowOptions.DataDirectory)}"] = folder,
            [$"{Section}:{nameof(CaseFlowOptions.CaseNumberPrefix)}"] = NumberPrefix,
        })
        .Build();

    /// <summary>What knows nothing of a database serves both houses. Keys are the county's: what they seal in a trial goes with its files.</summary>
    private static void Share(ServiceCollection services, IServiceProvider real)
    {
        services.Replace(ServiceDescriptor.Singleton(real.GetRequiredService<TimeProvider>()));
        services.Replace(ServiceDescriptor.Singleton(real.GetRequiredService<KeyDirectory>()));
        services.Replace(ServiceDescriptor.Singleton(real.GetRequiredService<KeyRing>()));
        services.Replace(ServiceDescriptor.Singleton(real.GetRequiredService<ActivityRegistry>()));
        services.Replace(ServiceDescriptor.Singleton(real.GetRequiredService<AutoMapper.IConfigurationProvider>()));
    }

    /// <summary>Timers and deadlines fire, and the outbox is emptied towards connections that nobody holds. Nothing is opened, seeded, imported, swept, sealed
    /// or detected by night.</summary>
    private static void KeepOnlyWhatRuns(ServiceCollection services)
    {
        services.RemoveAll<IOpeningStep>();
        services.RemoveAll<IHostedService>();
        services.AddHostedService<DueLoop>();
        services.AddHostedService<Dispatcher>();
        foreach (var nightly in services.Where(s => s.ServiceType == typeof(IDueSource) && s.ImplementationType == typeof(NightlyDetection)).ToList())
        {
            services.Remove(nightly);
        }
    }
}

/// <summary>Among the services of a trial's house, and of no other: whoever must know asks for it.</summary>
internal sealed class IsTrial;
