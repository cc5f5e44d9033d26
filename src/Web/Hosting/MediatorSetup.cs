using System.Reflection;
using CaseFlow.Web.Data.UnitOfWork;
using MediatR;

namespace CaseFlow.Web.Hosting;

/// <summary>MediatR over plain DI: a scan for handlers, and the unit of work around commands.</summary>
internal static class MediatorSetup
{
    private static readonly Type[] HandlerShapes = [typeof(IRequestHandler<,>), typeof(INotificationHandler<>)];

    public static IServiceCollection AddRequests(this IServiceCollection services)
    {
        services.AddTransient<ServiceFactory>(provider => provider.GetService!);
        services.AddTransient<IMediator, Mediator>();
        services.AddTransient(typeof(IPipelineBehavior<,>), typeof(UnitOfWorkBehavior<,>));
        foreach (var type in Assembly.GetExecutingAssembly().GetTypes().Where(t => t is { IsClass: true, IsAbstract: false, IsGenericTypeDefinition: false }))
        {
            foreach (var shape in type.GetInterfaces().Where(i => i.IsGenericType && HandlerShapes.Contains(i.GetGenericTypeDefinition())))
            {
                services.AddTransient(shape, type);
            }
        }

        return services;
    }
}
