using CaseFlow.Domain.Time;
using CaseFlow.Web.Data.UnitOfWork;
using CaseFlow.Web.Security;
using MediatR;

namespace CaseFlow.Web.Hosting.Time;

/// <summary>Fires what is due of one source, in order, as a unit of work: so few, or so shortly, that other writers do not wait long for their turn.</summary>
internal static class FireDue
{
    private static readonly TimeSpan MostTime = TimeSpan.FromMilliseconds(40);

    /// <param name="Source">Its name.</param>
    /// <param name="UpTo">What is due by then.</param>
    /// <param name="Singly">No more than one.</param>
    public sealed record Command(string Source, DateTimeOffset UpTo, bool Singly) : ICommand<int>;

    internal sealed class Handler(IEnumerable<IDueSource> sources, UnitOfWork unit, TimeProvider time) : IRequestHandler<Command, int>
    {
        public async Task<int> Handle(Command request, CancellationToken cancellationToken)
        {
            var source = sources.Single(s => s.Name == request.Source);
            var began = time.GetTimestamp();
            var fired = 0;
            while (await source.FireNextAsync(request.UpTo, cancellationToken))
            {
                if (++fired == source.MostAtOnce || request.Singly || time.GetElapsedTime(began) > MostTime) break;

                // The next one finds everything as if this one had been a unit of work of its own.
                await unit.SaveAsync(cancellationToken);
            }

            return fired;
        }
    }
}

/// <summary>Finds the earliest due thing of all sources and fires it. One at a time: the loop and a moved clock take turns.</summary>
public sealed class DueQueue(IServiceScopeFactory scopes, ICaseClock clock, ILogger<DueQueue> log) : IDisposable
{
    private readonly SemaphoreSlim turn = new(1, 1);
    private readonly Dictionary<string, DateTimeOffset> restUntil = [];

    /// <summary>How many things of a source are still to be fired one by one, because some of them together failed.</summary>
    private readonly Dictionary<string, int> singly = [];

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
    public async Task<(DateTimeOffset At, string Source)?> PeekAsync(CancellationToken stop) =>
        await LookAsync(stop) is [var first, ..] ? (first.At, first.Source.Name) : null;

    /// <summary>Fires everything that is due by now, in order.</summary>
    public async Task FireDueAsync(CancellationToken stop)
    {
        await turn.WaitAsync(stop);
        try
        {
            while (await LookAsync(stop) is [var next, .. var others] && next.At <= clock.Now)
            {
                // No further than where another source's turn comes.
                var upTo = others is [var other, ..] && other.At < clock.Now ? other.At : clock.Now;
                await FireAsync(next.Source.Name, upTo, stop);
            }
        }
        finally
        {
            turn.Release();
        }
    }

    public void Dispose() => turn.Dispose();

    /// <returns>What is due next of each source, the earliest first.</returns>
    private async Task<(DateTimeOffset At, IDueSource Source)[]> LookAsync(CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CallerContext>().BecomeSystem("due");
        List<(DateTimeOffset At, IDueSource Source)> due = [];
        foreach (var source in scope.ServiceProvider.GetServices<IDueSource>())
        {
            if (await source.NextDueAsync(stop) is { } at) due.Add((restUntil.TryGetValue(source.Name, out var rest) && rest > at ? rest : at, source));
        }

        return [.. due.OrderBy(d => d.At)];
    }

    private async Task FireAsync(string name, DateTimeOffset upTo, CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CallerContext>().BecomeSystem("due");
        var source = scope.ServiceProvider.GetServices<IDueSource>().Single(s => s.Name == name);
        var alone = source.MostAtOnce == 1 || singly.GetValueOrDefault(name) > 0;
        try
        {
            if (await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new FireDue.Command(name, upTo, alone), stop) > 0)
            {
                restUntil.Remove(name);
                if (alone && source.MostAtOnce > 1) singly[name]--;
                return;
            }
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            // What fails must not stop the others: neither those that were to fire with it, nor those behind it, nor other sources.
            log.DueSourceFailed(error, name, alone);
            if (!alone)
            {
                singly[name] = source.MostAtOnce;
                return;
            }

            if (source.SetAside()) return;
        }

        restUntil[name] = clock.Now.AddSeconds(10);
    }
}

internal static partial class DueLog
{
    [LoggerMessage(1101, LogLevel.Error, "Due source {Source} failed (fired alone: {Alone}); what failed alone rests a while")]
    public static partial void DueSourceFailed(this ILogger log, Exception error, string source, bool alone);
}
