using CaseFlow.Domain.Common;
using CaseFlow.Web.Features.Imports.Files;
using CaseFlow.Web.Hosting;
using CaseFlow.Web.Resources;
using CaseFlow.Web.Security.Audit;

namespace CaseFlow.Web.Features.Imports.CommandLine;

/// <summary><c>import KIND FILE</c>: the same way in as over HTTP, for who sits at the machine; also organisations and users.</summary>
internal sealed class ImportVerb(string[] arguments) : Verbs.IVerb
{
    public const int AllApplied = 0;
    public const int SomeRejected = 1;
    public const int NothingApplied = 2;

    public async Task<int> RunAsync()
    {
        if (arguments is not [var kind, var path, .. var rest] || ImportColumns.Named(kind) is not { } columns)
        {
            await Console.Error.WriteLineAsync($"Usage: import KIND FILE, KIND being one of {string.Join(", ", ImportColumns.Everything.Select(c => c.Code))}");
            return NothingApplied;
        }

        if (!File.Exists(path))
        {
            await Console.Error.WriteLineAsync("There is no such file.");
            return NothingApplied;
        }

        using var interrupted = new CancellationTokenSource();
        Console.CancelKeyPress += (_, pressed) =>
        {
            pressed.Cancel = true;
            interrupted.Cancel();
        };
        await using var house = House.BuildWithoutDoors([.. rest, "--Logging:LogLevel:Default=Warning"]);
        return await RunAsync(house.Services, columns, path, interrupted.Token);
    }

    private static async Task<int> RunAsync(IServiceProvider services, ImportColumns columns, string path, CancellationToken stop)
    {
        await Opening.OpenAsync(services, stop);
        foreach (var notice in services.GetRequiredService<OpeningNotices>().All)
        {
            Console.WriteLine(notice);
        }

        // What this process commits is sealed here and now, unless a running host does it.
        services.GetRequiredService<Readiness>().Open();
        var sealer = services.GetServices<IHostedService>().OfType<AuditSealer>().Single();
        await sealer.StartAsync(stop);
        try
        {
            return columns.Kind is ImportKind.Users
                ? await services.GetRequiredService<UserFile>().RunAsync(path, stop)
                : await services.GetRequiredService<FactFile>().RunAsync(columns, path, stop);
        }
        catch (DomainException refusal)
        {
            await Console.Error.WriteLineAsync(services.GetRequiredService<Texts>().Say(refusal));
            return NothingApplied;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            await Console.Error.WriteLineAsync("Interrupted. What was applied stays; the next start of the host goes on where it was.");
            return SomeRejected;
        }
        finally
        {
            await sealer.StopAsync(CancellationToken.None);
        }
    }
}
