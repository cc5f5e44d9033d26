using CaseFlow.Web.Data;
using CaseFlow.Web.Hosting;
using CaseFlow.Web.Hosting.Time;
using CaseFlow.Web.Security;
using MediatR;

namespace CaseFlow.Web.Features.Trials;

/// <summary>What a trial was started for.</summary>
/// <param name="DefinitionId">Of the definition that is tried.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Version">Of its latest version, mostly a draft.</param>
/// <param name="IsDraft">Not what runs in the county.</param>
/// <param name="By">User name of the administrator.</param>
public sealed record TrialOf(string DefinitionId, string Name, int Version, bool IsDraft, Guid? ById, string By);

/// <summary>One trial that runs: a house in a folder of its own, until it is ended.</summary>
internal sealed class Trial(Guid id, TrialOf of, string folder, ServiceProvider services, TimeProvider time)
{
    private static readonly TimeSpan MostPatience = TimeSpan.FromSeconds(15);
    private readonly Lock only = new();
    private readonly TaskCompletionSource idle = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<IHostedService> loops = [];
    private int inside;
    private bool ended;

    public Guid Id => id;

    public TrialOf Of => of;

    public DateTimeOffset StartedAt { get; } = time.GetUtcNow();

    public DateTimeOffset UsedAt { get; internal set; } = time.GetUtcNow();

    /// <summary>Of the workflow that began it; empty until it has begun.</summary>
    public Guid InstanceId { get; set; }

    /// <summary>Its own: what moves it moves no deadline of the county.</summary>
    public CaseClock Clock { get; } = services.GetRequiredService<CaseClock>();

    /// <summary>The services, for as long as the answer is not disposed of.</summary>
    /// <exception cref="Domain.Common.DomainException"><c>trial.gone</c></exception>
    public IDisposable Enter(out IServiceProvider house)
    {
        lock (only)
        {
            if (ended) throw TrialErrors.Gone(id);

            inside++;
            UsedAt = time.GetUtcNow();
        }

        house = services;
        return new Visit(this);
    }

    /// <summary>Sends a request to the trial's house.</summary>
    /// <param name="caller">Null: the system.</param>
    public async Task<T> SendAsync<T>(IRequest<T> request, Caller? caller, CancellationToken stop)
    {
        using var visit = Enter(out var house);
        await using var scope = house.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<CallerContext>();
        if (caller is null) context.BecomeSystem("trial");
        else context.Become(caller);
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request, stop);
    }

    /// <summary>Lets time pass and messages be written.</summary>
    public async Task RunAsync()
    {
        services.GetRequiredService<Readiness>().Open();
        Task starting;
        using (ExecutionContext.SuppressFlow())
        {
            starting = Task.Run(StartLoopsAsync); // they outlive the request that begins the trial, and are not part of it
        }

        await starting;
    }

    /// <summary>Stops what runs, waits for who is still inside, and takes every file away.</summary>
    public async Task EndAsync()
    {
        lock (only)
        {
            if (ended) return;

            ended = true;
            if (inside == 0) idle.TrySetResult();
        }

        foreach (var loop in loops) await loop.StopAsync(CancellationToken.None);
        await Task.WhenAny(idle.Task, Task.Delay(MostPatience, time));
        EmptyDatabase.LetGo(services);
        await services.DisposeAsync();
        TrialFolders.Delete(folder);
    }

    private async Task StartLoopsAsync()
    {
        foreach (var loop in services.GetServices<IHostedService>())
        {
            loops.Add(loop);
            await loop.StartAsync(CancellationToken.None);
        }
    }

    private void Leave()
    {
        lock (only)
        {
            if (--inside == 0 && ended) idle.TrySetResult();
        }
    }

    private sealed class Visit(Trial trial) : IDisposable
    {
        private int left;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref left, 1) == 0) trial.Leave();
        }
    }
}
