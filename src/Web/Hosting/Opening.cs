using CaseFlow.Domain.Common;
using CaseFlow.Web.Data;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace CaseFlow.Web.Hosting;

/// <summary>Something to be done before the house opens: import definitions, seed policy, make the demo county. Run at every start, in order;
/// each sees for itself whether it has been done.</summary>
public interface IOpeningStep
{
    /// <summary>10 reference data · 20 definitions · 30 organisations and users · 40 demo facts · 50 detection.</summary>
    int Order { get; }

    Task RunAsync(CancellationToken stop);
}

/// <summary>Brings the database up to date, takes the opening steps, says where to sign in, and only then lets people in.</summary>
internal sealed class Opening(
    IServiceProvider services, Readiness readiness, IHostApplicationLifetime lifetime, ILogger<Opening> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await OpenAsync(services, stoppingToken);
            readiness.Open();
            SayWhere();
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            if (error is DomainException refusal)
            {
                log.OpeningRefused(refusal.Code, string.Join(", ", refusal.Params.Select(p => $"{p.Key}={p.Value}")));
            }
            else
            {
                log.OpeningFailed(error);
            }

            Environment.ExitCode = 1;
            lifetime.StopApplication();
        }
    }

    internal static async Task OpenAsync(IServiceProvider services, CancellationToken stop)
    {
        await DatabaseSetup.MigrateAsync(services, stop);
        foreach (var step in services.GetServices<IOpeningStep>().OrderBy(s => s.Order))
        {
            await step.RunAsync(stop);
        }
    }

    private void SayWhere()
    {
        var addresses = services.GetService<IServer>()?.Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
        foreach (var notice in services.GetRequiredService<OpeningNotices>().All)
        {
            Console.WriteLine(notice);
        }

        Console.WriteLine($"CaseFlow is open. Sign in at {string.Join(" or ", addresses)}");
    }
}

/// <summary>What is printed once when the house opens, such as a generated password. Never logged.</summary>
public sealed class OpeningNotices
{
    private readonly List<string> notices = [];

    public IReadOnlyList<string> All => notices;

    public void Add(string notice) => notices.Add(notice);
}

internal static partial class OpeningLog
{
    [LoggerMessage(1202, LogLevel.Critical, "The house could not be opened: {Code} ({Params})")]
    public static partial void OpeningRefused(this ILogger log, string code, string @params);

    [LoggerMessage(1201, LogLevel.Critical, "The house could not be opened")]
    public static partial void OpeningFailed(this ILogger log, Exception error);
}
