using CaseFlow.Web.Data.UnitOfWork;
using CaseFlow.Web.Faults.Mutants;
using CaseFlow.Web.Live;
using CaseFlow.Web.Security.Audit;
using CaseFlow.Workflows.Activities.Cases;
using CaseFlow.Workflows.Engine;
using CaseFlow.Workflows.Storage;
using MediatR;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CaseFlow.Web.Faults;

/// <summary>Puts fault points around everything that writes. What to do is told by the environment, see <see cref="FaultPlan"/>; told nothing, this
/// build does what the shipped one does.</summary>
internal static class FaultSetup
{
    public static void AddFaultPoints(this IServiceCollection services)
    {
        services.AddSingleton(FaultPlan.FromEnvironment());
        services.AddSingleton<FaultPoints>();
        services.AddSingleton(provider => PlantedBugs.Named(provider.GetRequiredService<FaultPlan>().Mutant, provider));
        services.AddScoped<Scene>();
        services.AddSingleton<IInterceptor, UnitPoints>();

        // Outermost, so that it sees a command before its unit of work begins and after it has committed.
        var unit = services.First(s => s.ImplementationType == typeof(UnitOfWorkBehavior<,>));
        services.Insert(services.IndexOf(unit), ServiceDescriptor.Transient(typeof(IPipelineBehavior<,>), typeof(CommandPoints<,>)));

        Surround(services, typeof(IWorkflowStore), "store");
        Surround(services, typeof(IWorkflowEngine), "engine");
        Surround(services, typeof(ICaseDesk), "desk");
        Surround(services, typeof(IOutbox), "outbox");
        Surround(services, typeof(IAuditTrail), "audit");
    }

    private static void Surround(IServiceCollection services, Type service, string name)
    {
        var own = services.Last(s => s.ServiceType == service);
        services[services.IndexOf(own)] = ServiceDescriptor.Describe(
            service, provider => Surrounded.Around(service, Inner(provider, own), name, provider), own.Lifetime);
    }

    private static object Inner(IServiceProvider provider, ServiceDescriptor own) =>
        own.ImplementationFactory?.Invoke(provider) ?? ActivatorUtilities.CreateInstance(provider, own.ImplementationType!);
}
