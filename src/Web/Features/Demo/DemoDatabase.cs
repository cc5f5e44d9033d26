using CaseFlow.Web.Data;
using CaseFlow.Web.Features.FirstRun;
using CaseFlow.Web.Security;
using MediatR;

namespace CaseFlow.Web.Features.Demo;

/// <summary>Looks into a database that is already there.</summary>
internal static class DemoDatabase
{
    /// <returns>False: nothing has been made in it yet, or a first run was broken off and can go on.</returns>
    public static async Task<bool> IsFinishedAsync(IServiceProvider services, CancellationToken stop)
    {
        await DatabaseSetup.MigrateAsync(services, stop);
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CallerContext>().BecomeSystem("demo");
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new ReadFirstRun.Query(), stop) is { FinishedAt: not null };
    }
}
