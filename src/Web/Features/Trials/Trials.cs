using CaseFlow.Domain.Common;
using CaseFlow.Workflows.Storage;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Web.Features.Trials;

/// <summary>The trials of this process. Kept in memory: a trial is nothing that was acknowledged, and ends with the process that runs it.</summary>
internal sealed class Trials(TrialFolders folders, IServiceProvider services, TimeProvider time) : IAsyncDisposable
{
    public const int Most = 3;

    public static readonly TimeSpan LongestRest = TimeSpan.FromMinutes(60);

    /// <summary>One that has rested so long gives way to a new one.</summary>
    public static readonly TimeSpan GivesWayAfter = TimeSpan.FromMinutes(10);

    private const int MostRemembered = 200;
    private readonly Lock only = new();
    private readonly Dictionary<Guid, Trial> running = [];
    private readonly Queue<Guid> endedInstances = new();
    private int beginning;

    public IReadOnlyList<Trial> All
    {
        get
        {
            lock (only) return [.. running.Values.OrderBy(t => t.StartedAt)];
        }
    }

    /// <exception cref="DomainException"><c>trial.gone</c></exception>
    public Trial Get(Guid id) => Find(id) ?? throw TrialErrors.Gone(id);

    public Trial? Find(Guid id)
    {
        lock (only) return running.GetValueOrDefault(id);
    }

    /// <summary>The trial that a workflow instance belongs to; null: none that runs.</summary>
    public async Task<Guid?> TrialOfAsync(Guid instanceId, CancellationToken stop)
    {
        foreach (var trial in All)
        {
            if (trial.InstanceId == instanceId || await HasAsync(trial, instanceId, stop)) return trial.Id;
        }

        return null;
    }

    /// <summary>Whether an instance was the first of a trial that is over.</summary>
    public bool HasEnded(Guid instanceId)
    {
        lock (only) return endedInstances.Contains(instanceId);
    }

    /// <summary>Makes the house of a new trial and lets the caller furnish it; what fails there leaves nothing.</summary>
    /// <exception cref="DomainException"><c>trial.too_many</c></exception>
    public async Task<Trial> BeginAsync(TrialOf of, Func<Trial, Task> furnish, CancellationToken stop)
    {
        var givesWay = TakePlace(of);
        try
        {
            if (givesWay is not null) await givesWay.EndAsync();

            var id = Ids.New(time);
            var folder = await folders.MakeAsync(id, stop);
            var trial = new Trial(id, of, folder, TrialHouse.Build(services, folder), time);
            try
            {
                await furnish(trial);
                await trial.RunAsync();
            }
            catch
            {
                await trial.EndAsync();
                throw;
            }

            lock (only) running.Add(id, trial);
            return trial;
        }
        finally
        {
            lock (only) beginning--;
        }
    }

    public async Task<bool> EndAsync(Guid id)
    {
        Trial? trial;
        lock (only)
        {
            if (!running.TryGetValue(id, out trial)) return false;

            Remove(trial);
        }

        await trial.EndAsync();
        return true;
    }

    /// <summary>Ends those that nobody has looked at for long.</summary>
    public async Task SweepAsync()
    {
        foreach (var trial in All.Where(t => time.GetUtcNow() - t.UsedAt >= LongestRest)) await EndAsync(trial.Id);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var trial in All) await EndAsync(trial.Id);
        folders.Dispose(); // again, when the host was faster: a trial that is just ending may have made a folder anew
    }

    /// <summary>Where there is no place, the one that has rested longest gives way: of the same administrator always, of others only after a while.</summary>
    /// <returns>The one that gives way, which is to be ended; null: there was a place.</returns>
    private Trial? TakePlace(TrialOf of)
    {
        lock (only)
        {
            Trial? givesWay = null;
            if (running.Count + beginning >= Most)
            {
                givesWay = running.Values.Where(t => t.Of.ById == of.ById || time.GetUtcNow() - t.UsedAt >= GivesWayAfter).MinBy(t => t.UsedAt)
                    ?? throw TrialErrors.TooMany(Most);
                Remove(givesWay);
            }

            beginning++;
            return givesWay;
        }
    }

    private void Remove(Trial trial)
    {
        running.Remove(trial.Id);
        endedInstances.Enqueue(trial.InstanceId);
        while (endedInstances.Count > MostRemembered) endedInstances.Dequeue();
    }

    private static async Task<bool> HasAsync(Trial trial, Guid instanceId, CancellationToken stop)
    {
        try
        {
            using var visit = trial.Enter(out var house);
            await using var scope = house.CreateAsyncScope();
            return await scope.ServiceProvider.GetRequiredService<DbContext>().Set<InstanceRow>().AnyAsync(i => i.Id == instanceId, stop);
        }
        catch (DomainException)
        {
            return false; // it has just ended
        }
    }
}
