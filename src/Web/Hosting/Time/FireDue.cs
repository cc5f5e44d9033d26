using CaseFlow.Domain.Time;
using CaseFlow.Web.Data.UnitOfWork;
using CaseFlow.Web.Security;
using MediatR;

namespace CaseFlow.Web.Hosting.Time;

/// <summary>Fires one thing of one due source, as a unit of work.</summary>
internal static class FireDue
{
    public sealed record Command(string Source, DateTimeOffset UpTo) : ICommand<bool>;

    internal sealed class Handler(IEnumerable<IDueSource> sources) : IRequestHandler<Command, bool>
    {
        public Task<bool> Handle(Command request, CancellationToken cancellationToken) =>
            sources.Single(s => s.Name == request.Source).FireNextAsync(request.UpTo, cancellationToken);
    }
}

/// <summary>Finds the earliest due thing of all sources and fires it. One at a time: the loop and a moved clock take turns.</summary>
public sealed class DueQueue(IServiceScopeFactory scopes, ICaseClock clock, ILogger<DueQueue> log) : IDisposable
{
    private readonly SemaphoreSlim turn = new(1, 1);
    private readonly Dictionary<string, DateTimeOffset> restUntil = [];

    /// <summary>The kinds of rows that anything here depends on.</summary>
    public IReadOnlyCollection<Type> Rows
    {
        get
        {
            using var scope = scopes.CreateScope();
            return [typeof(ClockState), .. scope.ServiceProvider.GetServices<IDueSource>().SelectMany(s => s.Rows)];
        }
    }

    /// <summary>The earliest due instant of all sources and whose it is.</summary>
    public async Task<(DateTimeOffset At, string Source)?> PeekAsync(CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CallerContext>().BecomeSystem("due");
        (DateTimeOffset At, string Source)? earliest = null;
        foreach (var source in scope.ServiceProvider.GetServices<IDueSource>())
        {
            var at = await source.NextDueAsync(stop);
            if (at is null)
            {
                continue;
            }

            if (restUntil.TryGetValue(source.Name, out var rest) && rest > at)
            {
                at = rest;
            }

            if (earliest is null || at < earliest.Value.At)
            {
                earliest = (at.Value, source.Name);
            }
        }

        return earliest;
    }

    /// <summary>Fires everything that is due by now, in order.</summary>
    public async Task FireDueAsync(CancellationToken stop)
    {
        await turn.WaitAsync(stop);
        try
        {
            while (await PeekAsync(stop) is { } next && next.At <= clock.Now)
            {
                await FireAsync(next.Source, stop);
            }
        }
        finally
        {
            turn.Release();
        }
    }

    public void Dispose() => turn.Dispose();

    private async Task FireAsync(string source, CancellationToken stop)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<CallerContext>().BecomeSystem("due");
            var fired = await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new FireDue.Command(source, clock.Now), stop);
            if (fired)
            {
                restUntil.Remove(source);
                return;
            }
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            // One source that fails must not stop the others; it rests and is tried again.
            log.DueSourceFailed(error, source);
        }

        restUntil[source] = clock.Now.AddSeconds(10);
    }
}

internal static partial class DueLog
{
    [LoggerMessage(1101, LogLevel.Error, "Due source {Source} failed and rests for ten seconds")]
    public static partial void DueSourceFailed(this ILogger log, Exception error, string source);
}
