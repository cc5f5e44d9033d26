using CaseFlow.Web.Features.Demo.Facts;
using CaseFlow.Web.Features.FirstRun;
using CaseFlow.Web.Hosting;
using CaseFlow.Web.Security;
using MediatR;

namespace CaseFlow.Web.Features.Demo;

/// <summary>Order 40: peoples the demo county, some hundred households a unit of work. A first run that was killed goes on behind the last of them.</summary>
internal sealed class DemoFactsStep(IServiceScopeFactory scopes, DemoProgress progress, TimeProvider time, ILogger<DemoFactsStep> log) : IOpeningStep
{
    private const int ABatch = 250;

    public int Order => 40;

    public async Task RunAsync(CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CallerContext>().BecomeSystem("demo");
        var mediator = scope.ServiceProvider.GetRequiredService<IMediator>();
        if (await mediator.Send(new ReadFirstRun.Query(), stop) is not { FinishedAt: null, Demo: true, Households: > 0 } run)
        {
            return;
        }

        var began = time.GetTimestamp();
        var places = await mediator.Send(new ReadDemoPlaces.Query(), stop);
        var written = run.HouseholdsWritten;
        foreach (var batch in new DemoPopulation(run.Seed, run.AsOf).Households(run.Households).Skip(written).Chunk(ABatch))
        {
            await mediator.Send(new WriteDemoHouseholds.Command(written, batch, places), stop);
            written += batch.Length;
            progress.Say(written, run.Households);
        }

        await mediator.Send(new CompleteDemoFeeds.Command(), stop);
        log.Peopled(run.Households, time.GetElapsedTime(began).TotalSeconds);
    }
}

/// <summary>Where to tell how far it is; silent unless the <c>demo</c> verb listens.</summary>
internal sealed class DemoProgress
{
    public Action<int, int>? Listener { get; set; }

    public void Say(int written, int of) => Listener?.Invoke(written, of);
}

internal static partial class DemoLog
{
    [LoggerMessage(1211, LogLevel.Information, "Peopled the demo county with {Households} households in {Seconds:F1} s")]
    public static partial void Peopled(this ILogger log, int households, double seconds);
}
